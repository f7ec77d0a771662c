package dev.autodev.agent.attempt;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import sun.misc.Signal;

/**
 * SIGTERM is how an agent usually ends and no failure: it drains and exits with 0, not with 143.
 */
@Singleton
class Termination {
  void listen(@Observes StartupEvent started) {
    // A test or a developer's process is somebody else's to stop.
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      Signal.handle(new Signal("TERM"), signal -> Quarkus.asyncExit(0));
    }
  }
}
