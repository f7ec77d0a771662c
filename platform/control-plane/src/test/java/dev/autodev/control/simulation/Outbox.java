package dev.autodev.control.simulation;

import dev.autodev.model.event.SwarmEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sends an agent's events and keeps them while Redis is away; some come twice, some late. */
final class Outbox {
  private final Agent agent;
  private final World world;
  private final Deque<Unsent> unsent = new ArrayDeque<>();

  private record Unsent(SwarmEvent event, Runnable sent) {}

  Outbox(Agent agent) {
    this.agent = agent;
    this.world = agent.world;
  }

  void send(SwarmEvent event, Runnable sent) {
    if (!world.wire.up || !unsent.isEmpty()) {
      unsent.add(new Unsent(event, sent));
    } else if (world.fault(15)) {
      agent.later(
          world.dice.between(10, 4_000),
          () -> {
            unsent.addFirst(new Unsent(event, sent));
            flush();
          });
    } else {
      append(event);
      sent.run();
    }
  }

  void flush() {
    while (world.wire.up && !unsent.isEmpty()) {
      Unsent one = unsent.remove();
      append(one.event());
      one.sent().run();
    }
  }

  void clear() {
    unsent.clear();
  }

  void append(SwarmEvent event) {
    if (world.tracing() && !(event instanceof SwarmEvent.WorkerSeen)) {
      world.say(agent.name() + " reports " + described(event));
    }
    world.wire.events.add(event, world.now());
    if (world.fault(15)) {
      world.wire.events.add(event, world.now());
    }
    if (world.fault(10)) {
      world.timeline.in(
          world.dice.between(10, 30_000),
          () -> {
            if (world.wire.up) {
              world.wire.events.add(event, world.now());
              world.eventCame();
            }
          });
    }
    world.eventCame();
  }

  private String described(SwarmEvent event) {
    String kind = event.getClass().getSimpleName();
    return event instanceof SwarmEvent.OfTask of
        ? kind
            + " t"
            + world.checker.number(of.task().value())
            + " e"
            + of.epoch()
            + " #"
            + of.seq()
            + (of instanceof SwarmEvent.TaskFinished end
                ? " " + end.outcome().getClass().getSimpleName()
                : "")
        : kind;
  }
}
