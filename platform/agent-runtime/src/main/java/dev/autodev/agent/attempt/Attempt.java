package dev.autodev.agent.attempt;

import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Instruction;
import dev.autodev.model.task.TaskOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt at work in this process. It ends once, by itself or by who stops it. */
final class Attempt {
  private final TaskOrder order;
  private final AttemptEvents events;
  private final Runnable acknowledge;
  private @Nullable Thread thread;
  private volatile @Nullable Instant begun;
  private @Nullable AttemptContext context;
  private @Nullable Stop stop;
  private @Nullable Instant stoppedAt;
  private boolean settled;
  private Consumer<Attempt> turn = itself -> {};
  private volatile boolean atWork;
  private final List<Instruction> early = new ArrayList<>();

  Attempt(TaskOrder order, AttemptEvents events, Runnable acknowledge) {
    this.order = order;
    this.events = events;
    this.acknowledge = acknowledge;
  }

  TaskOrder order() {
    return order;
  }

  AttemptId id() {
    return AttemptId.of(order);
  }

  AttemptEvents events() {
    return events;
  }

  /** Says to Redis that its entry is dealt with. */
  void acknowledge() {
    acknowledge.run();
  }

  /** Who says when its turn has come; at once by default. */
  void waitsFor(Consumer<Attempt> givesTurn) {
    turn = givesTurn;
  }

  /**
   * The calling thread does the work from here on, when its turn has come; an earlier stop
   * interrupts it at once.
   */
  void begin(Clock clock) {
    taken();
    turn.accept(this);
    begun = clock.instant();
    atWork = true;
  }

  private synchronized void taken() {
    thread = Thread.currentThread();
    if (stop != null) {
      thread.interrupt();
    }
  }

  /** Its time is up. */
  boolean overdue(Instant now) {
    Instant since = begun;
    return since != null && since.plus(order.timeLimit()).isBefore(now);
  }

  /** Before that its task is with this process, but not in its hands. */
  boolean isAtWork() {
    return atWork;
  }

  synchronized void worksIn(AttemptContext surroundings) {
    context = surroundings;
    early.forEach(surroundings::hear);
    early.clear();
  }

  /** Its sessions hear it when their model is asked next. */
  synchronized void hear(Instruction instruction) {
    if (context == null) {
      early.add(instruction);
    } else {
      context.hear(instruction);
    }
  }

  synchronized Optional<AttemptContext> context() {
    return Optional.ofNullable(context);
  }

  /** False if it has ended or is being stopped for another reason. */
  synchronized boolean stop(Stop reason, Instant now) {
    if (settled || stop != null) {
      return false;
    }
    stop = reason;
    stoppedAt = now;
    interrupt();
    return true;
  }

  /** Code between here and there may have swallowed the first interrupt. */
  synchronized void insist() {
    if (stop != null) {
      interrupt();
    }
  }

  private void interrupt() {
    if (!settled && thread != null) {
      thread.interrupt();
    }
  }

  /** True for the one who may say how it ended; no interrupt follows. */
  synchronized boolean settle() {
    if (settled) {
      return false;
    }
    settled = true;
    return true;
  }

  synchronized Optional<Stop> stop() {
    return Optional.ofNullable(stop);
  }

  /** Since when it should have ended. */
  synchronized Optional<Instant> stoppedAt() {
    return settled ? Optional.empty() : Optional.ofNullable(stoppedAt);
  }
}
