package dev.autodev.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes the time that is asked for and then goes wrong as asked. */
final class Faults {
  private static final int KILLED = 137;
  private static final int BLOCK = 8 << 20;

  private Faults() {}

  static void follow(Instructions instructions) throws InterruptedException {
    pass(instructions.hold());
    switch (instructions.fault()) {
      case NONE -> {}
      case DIE -> Runtime.getRuntime().halt(KILLED);
      case HANG -> pass(Duration.ofDays(1));
      case THROW -> throw new IllegalStateException("this task throws");
      case OOM -> exhaust();
    }
  }

  private static void pass(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      boolean opened = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (opened) {
        throw new IllegalStateException("nobody opens it");
      }
    }
  }

  private static void exhaust() {
    List<byte[]> held = new ArrayList<>();
    while (true) {
      held.add(new byte[BLOCK]);
    }
  }
}
