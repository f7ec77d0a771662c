package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts again what has ended, as the thing that runs containers does. */
final class Keeper implements AutoCloseable {
  private static final long EVERY_MILLIS = 200;

  private final List<Member> members;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("keeper").daemon().unstarted(work));

  Keeper(List<Member> members) {
    this.members = members;
    timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    for (Member member : members) {
      try {
        member.upIfWanted();
      } catch (ChaosException e) {
        System.err.println(e.getMessage() + "; tried again");
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
