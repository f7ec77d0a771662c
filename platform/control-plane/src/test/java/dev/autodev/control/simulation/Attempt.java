package dev.autodev.control.simulation;

import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import java.math.BigDecimal;

/** One attempt at work in an agent. */
final class Attempt {
  static final String POISON = "poison";
  private static final Usage ONE = new Usage(1, 0, 0, 0, BigDecimal.ZERO);

  private final Agent agent;
  private final World world;
  private final Wire.Entry<Order> entry;
  private int seq;
  private boolean over;

  Attempt(Agent agent, Wire.Entry<Order> entry) {
    this.agent = agent;
    this.world = agent.world;
    this.entry = entry;
  }

  Order order() {
    return entry.value;
  }

  Wire.Entry<Order> entry() {
    return entry;
  }

  void begin() {
    if (over) {
      return;
    }
    send(new SwarmEvent.TaskClaimed(agent.id(), world.timeline.instant(), task(), epoch(), ++seq));
    int length =
        world.fault(40) ? world.dice.between(15_000, 40_000) : world.dice.between(50, 3_000);
    agent.later(length / 2, () -> midway(length / 2));
  }

  private TaskId task() {
    return order().task();
  }

  private int epoch() {
    return order().epoch();
  }

  private void midway(int left) {
    if (over) {
      return;
    }
    if (order().payload() instanceof TaskPayload.RunTests tests && tests.command().equals(POISON)) {
      agent.crash();
      return;
    }
    if (world.dice.chance(500)) {
      world.checker.used(task().value());
      send(
          new SwarmEvent.UsageReported(
              agent.id(), world.timeline.instant(), task(), epoch(), ++seq, "replay", ONE));
    }
    agent.later(left, this::finish);
  }

  private void finish() {
    if (!over) {
      TaskOutcome outcome = world.answers.of(order());
      if (world.dice.chance(300)) {
        send(
            new SwarmEvent.TaskVerifying(
                agent.id(), world.timeline.instant(), task(), epoch(), ++seq));
      }
      end(outcome);
    }
  }

  /** The process drains. */
  void interrupt() {
    if (!over) {
      end(world.answers.interrupted());
    }
  }

  private void end(TaskOutcome outcome) {
    over = true;
    world.checker.reported(order(), agent.name(), outcome);
    agent.outbox.send(
        new SwarmEvent.TaskFinished(
            agent.id(), world.timeline.instant(), task(), epoch(), ++seq, outcome),
        () -> agent.over(this));
  }

  /** Told to stop: nothing is reported. */
  void cancel() {
    if (!over) {
      over = true;
      agent.over(this);
    }
  }

  private void send(SwarmEvent event) {
    agent.outbox.send(event, () -> {});
  }
}
