package dev.autodev.sessions.keys;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Closes this process to others of the same user, tools of sessions among them: its memory and
 * environment below {@code /proc} are readable by root only, no debugger attaches, no core is
 * dumped.
 */
@Singleton
class ClosedMemory {
  private static final Logger LOG = Logger.getLogger(ClosedMemory.class);
  private static final int FIRST = 1;

  void closeAtStart(@Observes @Priority(FIRST) StartupEvent started) {
    try {
      close();
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warnf(
          "this process cannot be closed to others of its user (%s): without bubblewrap the tools"
              + " of its sessions can read keys in its memory",
          e);
    }
  }

  /** Holds until this process ends; what it starts is not closed. */
  static void close() throws ReflectiveOperationException {
    int failed = Prctl.call(Prctl.SET_DUMPABLE, 0);
    if (failed != 0) {
      throw new IllegalStateException("prctl answers " + failed);
    }
  }
}
