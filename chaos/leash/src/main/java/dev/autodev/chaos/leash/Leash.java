package dev.autodev.chaos.leash;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Its runner holds the other end of stdin; when that is gone, so is this process. */
@Singleton
class Leash {
  private static final int ALONE = 86;

  void hold(@Observes StartupEvent started) {
    Thread.ofPlatform().daemon().name("leash").start(Leash::follow);
  }

  private static void follow() {
    byte[] ignored = new byte[64];
    try {
      while (System.in.read(ignored) >= 0) {
        // Only the end counts.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(ALONE);
  }
}
