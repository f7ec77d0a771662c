package dev.autodev.control.simulation;

import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An agent process: takes orders, works, reports; crashes, freezes and drains. */
final class Agent {
  private static final int HEARTBEAT = 5_000;
  private static final int BEAT_AGAIN = 1_000;

  final World world;
  final Outbox outbox;
  private final int index;
  private final Map<Role, Integer> slots;
  private final Map<String, Attempt> running = new LinkedHashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final List<Runnable> frozen = new ArrayList<>();
  private WorkerId id = new WorkerId("agent");
  private int life;
  private int names;
  private boolean up;
  private boolean draining;
  private boolean isFrozen;
  private boolean beatsAgain;

  Agent(World world, int index, Map<Role, Integer> slots) {
    this.world = world;
    this.index = index;
    this.slots = new EnumMap<>(slots);
    this.outbox = new Outbox(this);
  }

  void start() {
    if (up) {
      return;
    }
    life++;
    if (names == 0 || !world.dice.chance(200)) {
      id = new WorkerId("agent" + index + "-" + ++names);
    } else {
      world.checker.troubled(name());
    }
    up = true;
    draining = false;
    beatsAgain = false;
    world.silent(name(), false);
    world.say(name() + " starts");
    heartbeats(world.dice.between(0, 200));
  }

  String name() {
    return id.value();
  }

  WorkerId id() {
    return id;
  }

  /** Does it then, in this life; while the process is frozen, as soon as it goes on. */
  void later(long millis, Runnable work) {
    int now = life;
    world.timeline.in(
        millis,
        () -> {
          if (up && life == now) {
            if (isFrozen) {
              frozen.add(work);
            } else {
              work.run();
            }
          }
        });
  }

  void crash() {
    if (up) {
      world.say(name() + " dies");
      end();
      world.timeline.in(world.dice.between(100, 15_000), this::start);
    }
  }

  private void end() {
    up = false;
    isFrozen = false;
    frozen.clear();
    running.values().forEach(attempt -> world.checker.aborted(attempt.order(), name()));
    running.clear();
    newest.clear();
    outbox.clear();
    world.silent(name(), true);
    world.checker.silent(name());
  }

  void freeze(int millis) {
    if (up && !isFrozen) {
      world.say(name() + " freezes for " + millis);
      isFrozen = true;
      world.silent(name(), true);
      world.checker.silent(name());
      int now = life;
      world.timeline.in(
          millis,
          () -> {
            if (up && life == now) {
              thaw();
            }
          });
    }
  }

  private void thaw() {
    world.say(name() + " wakes up");
    isFrozen = false;
    world.silent(name(), false);
    world.checker.troubled(name());
    List<Runnable> missed = List.copyOf(frozen);
    frozen.clear();
    int now = life;
    for (Runnable work : missed) {
      if (up && life == now && !isFrozen) {
        work.run();
      }
    }
    outbox.flush();
    slots.keySet().forEach(this::ordersWait);
  }

  /** Takes nothing new, interrupts what is left after a while, leaves. */
  void drain() {
    if (up && !draining && !isFrozen) {
      world.say(name() + " drains");
      draining = true;
      world.checker.troubled(name());
      heartbeat();
      later(
          world.dice.between(0, 8_000),
          () -> {
            List.copyOf(running.values()).forEach(Attempt::interrupt);
            List<TaskId> held = new ArrayList<>();
            running.values().forEach(attempt -> held.add(attempt.order().task()));
            outbox.send(new SwarmEvent.WorkerLeft(id, world.timeline.instant(), held), () -> {});
            end();
            world.timeline.in(world.dice.between(100, 8_000), this::start);
          });
    }
  }

  void wireIsBack() {
    if (up && !isFrozen) {
      outbox.flush();
      slots.keySet().forEach(this::ordersWait);
    }
  }

  private void heartbeats(int after) {
    later(
        after,
        () -> {
          heartbeat();
          slots.keySet().forEach(this::takeOver);
          heartbeats(HEARTBEAT);
        });
  }

  void heartbeat() {
    if (!world.wire.up) {
      beatSoonAgain();
    } else {
      Map<TaskId, Integer> holding = new HashMap<>();
      running.values().forEach(a -> holding.put(a.order().task(), a.order().epoch()));
      outbox.append(
          new SwarmEvent.WorkerSeen(
              id,
              world.timeline.instant(),
              world.timeline.instant(),
              draining ? Map.of() : slots,
              holding));
    }
  }

  private void beatSoonAgain() {
    if (!beatsAgain) {
      beatsAgain = true;
      later(
          BEAT_AGAIN,
          () -> {
            beatsAgain = false;
            heartbeat();
          });
    }
  }

  void ordersWait(Role role) {
    if (up && free(role) > 0) {
      later(world.dice.between(1, 10), () -> pull(role));
    }
  }

  private int free(Role role) {
    int free = draining ? 0 : slots.getOrDefault(role, 0);
    if (free > 0) {
      for (Attempt attempt : running.values()) {
        if (attempt.order().payload().taskType().role() == role) {
          free--;
        }
      }
    }
    return free;
  }

  private void pull(Role role) {
    int free = free(role);
    if (free > 0 && world.wire.up) {
      world.wire.tasks(role).read(name(), free, world.now()).forEach(this::begin);
    }
  }

  /** Orders of the dead, and its own from before a restart under the same name. */
  private void takeOver(Role role) {
    int free = free(role);
    if (free > 0 && world.wire.up) {
      Wire.Stream<Order> orders = world.wire.tasks(role);
      List<Wire.Entry<Order>> own = new ArrayList<>();
      for (Wire.Entry<Order> entry : orders.entries()) {
        if (name().equals(entry.owner) && own.size() < free && !holds(entry)) {
          own.add(entry);
        }
      }
      own.forEach(this::begin);
      orders.claim(world::gone, name(), Math.max(0, free(role)), world.now()).forEach(this::begin);
      pull(role);
    }
  }

  private boolean holds(Wire.Entry<Order> entry) {
    return running.values().stream().anyMatch(attempt -> attempt.entry() == entry);
  }

  private void begin(Wire.Entry<Order> entry) {
    Order order = entry.value;
    String task = order.task().value();
    if (newest.getOrDefault(task, 0) >= order.epoch()) {
      world.wire.tasks(order.payload().taskType().role()).acknowledge(entry, world.now());
      return;
    }
    newest.put(task, order.epoch());
    Attempt older = running.get(task);
    if (older != null) {
      older.cancel();
    }
    Attempt attempt = new Attempt(this, entry);
    running.put(task, attempt);
    beginInTurn(attempt);
  }

  /** What is to be alone begins when those before it have ended, and those after it wait. */
  private void beginInTurn(Attempt attempt) {
    if (isBehindAnother(attempt)) {
      later(500, () -> beginInTurn(attempt));
    } else {
      attempt.begin();
    }
  }

  private boolean isBehindAnother(Attempt attempt) {
    for (Attempt before : running.values()) {
      if (before == attempt) {
        return false;
      }
      if (attempt.order().alone() || before.order().alone()) {
        return true;
      }
    }
    return false;
  }

  void over(Attempt attempt) {
    running.remove(attempt.order().task().value(), attempt);
    Role role = attempt.order().payload().taskType().role();
    if (world.wire.up) {
      world.wire.tasks(role).acknowledge(attempt.entry(), world.now());
    } else {
      later(500, () -> world.wire.tasks(role).acknowledge(attempt.entry(), world.now()));
    }
    if (world.dice.chance(300)) {
      heartbeat();
    }
    ordersWait(role);
  }

  void toldSomething(String worker) {
    if (up && worker.equals(name())) {
      later(world.dice.between(1, 50), this::obey);
    }
  }

  private void obey() {
    List<Outgoing> said = world.wire.control.remove(name());
    if (said != null && world.wire.up) {
      for (Outgoing one : said) {
        if (Json.read(one.fields().getOrDefault("body", ""), ControlMessage.class)
            instanceof ControlMessage.Cancel cancel) {
          Attempt attempt = running.get(cancel.task().value());
          if (attempt != null && attempt.order().epoch() == cancel.epoch()) {
            attempt.cancel();
          }
        }
      }
    }
  }
}
