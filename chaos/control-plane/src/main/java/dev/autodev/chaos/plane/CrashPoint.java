package dev.autodev.chaos.plane;

import dev.autodev.control.ledger.Committed;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process, as the kernel would, when a point was passed so many times. */
@Singleton
class CrashPoint {
  /** Orders are marked as dispatched, and in no stream yet. */
  static final String BEFORE_XADD = "before-xadd";

  /** Orders are in their streams, and nobody here has heard of it. */
  static final String AFTER_XADD = "after-xadd";

  /** A completion is committed, and its event not acknowledged. */
  static final String BEFORE_XACK = "before-xack";

  private static final int KILLED = 137;

  private final String point;
  private final int after;
  private final AtomicInteger passed = new AtomicInteger();

  @Inject
  CrashPoint(CrashConfig config) {
    this.point = config.crashAt().orElse("");
    this.after = config.crashAfter();
  }

  void pass(String here) {
    if (here.equals(point) && passed.incrementAndGet() == after) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  void committed(@Observes Committed committed) {
    if (committed.tasks().containsValue(TaskStatus.COMPLETED)) {
      pass(BEFORE_XACK);
    }
  }
}
