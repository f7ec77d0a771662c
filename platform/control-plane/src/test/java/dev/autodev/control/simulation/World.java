package dev.autodev.control.simulation;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.apply.AppliedEvents;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.MemoryLooks;
import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.MemoryStore;
import dev.autodev.control.recover.Recovery;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that one history happens in. */
final class World {
  static final Repository SAMPLE = Repository.at("sample", "/srv/sample.git", "main");

  /** A consumer that is silent for so long has lost what it was given. */
  private static final int LIVENESS = 5_000;

  final Dice dice;
  final Timeline timeline = new Timeline();
  final Wire wire = new Wire();
  final Forge forge = new Forge();
  final Answers answers = new Answers(this);
  final Beans beans;
  final ControlPlaneConfig config;
  final AppliedEvents events;
  final Recovery recovery;
  final MemoryStore store;
  final MemoryQueue queue;
  final MemoryLooks looks;
  final Checker checker;
  final People people;
  final Clients clients;
  final @Nullable Mutant mutant;
  final List<ControlPlane> planes = new ArrayList<>();
  final List<Agent> agents = new ArrayList<>();
  private final Map<String, Long> silentSince = new HashMap<>();
  private final @Nullable List<String> trace;
  boolean database = true;

  /** The first one; whoever calls back may swallow what is thrown. */
  @Nullable Violation violation;

  /** Faults have ended: from now on all must come to rest. */
  boolean quiet;

  World(long seed, Beans beans, @Nullable Mutant mutant, @Nullable List<String> trace) {
    this.dice = new Dice(seed);
    this.beans = beans;
    this.mutant = mutant;
    this.trace = trace;
    beans.live(timeline);
    config = beans.get(ControlPlaneConfig.class);
    events = new AppliedEvents(type -> beans.get(type));
    recovery = new Recovery(type -> beans.get(type));
    checker = new Checker(this);
    store = new MemoryStore(checker, Mutant.broken(mutant));
    queue = new MemoryQueue(store, config);
    looks = new MemoryLooks(store, queue, config);
    people = new People(this);
    clients = new Clients(this);
    store.register(new Ledger.KnownRepository(SAMPLE, 5));
  }

  long now() {
    return timeline.now();
  }

  /** A fault happens here, unless all is quiet. */
  boolean fault(int perMille) {
    return !quiet && dice.chance(perMille);
  }

  boolean without(Mutant protection) {
    return mutant == protection;
  }

  /** Somebody who is up, if anybody is. */
  @Nullable ControlPlane anyPlane() {
    ControlPlane plane = dice.pick(planes);
    if (plane.isUp()) {
      return plane;
    }
    for (ControlPlane other : planes) {
      if (other.isUp()) {
        return other;
      }
    }
    return null;
  }

  /** From now on nobody hears of that consumer; negated: it is there again. */
  void silent(String consumer, boolean silent) {
    if (silent) {
      silentSince.putIfAbsent(consumer, now());
    } else {
      silentSince.remove(consumer);
    }
  }

  /** Its entries may be taken over; now and then a living one is taken for dead. */
  boolean gone(String consumer) {
    Long since = silentSince.get(consumer);
    return since == null ? fault(10) : now() - since >= LIVENESS;
  }

  void eventCame() {
    planes.forEach(ControlPlane::eventsWait);
  }

  void orderCame(Role role) {
    agents.forEach(agent -> agent.ordersWait(role));
  }

  void controlCame(String worker) {
    agents.forEach(agent -> agent.toldSomething(worker));
  }

  /** Redis answers again, or not any more. */
  void wireUp(boolean up) {
    wire.up = up;
    say(up ? "redis is back" : "redis is away");
    if (up) {
      eventCame();
      agents.forEach(Agent::wireIsBack);
    }
  }

  boolean tracing() {
    return trace != null;
  }

  void say(String what) {
    if (trace != null) {
      trace.add("%8.3f %s".formatted(now() / 1000.0, what));
    }
  }

  /** Everything has ended or waits for a person, who has nothing to decide. */
  boolean settled() {
    return store.tasks().stream().noneMatch(task -> task.row().status().open())
        && checker.openGates() == 0
        && clients.answered();
  }
}
