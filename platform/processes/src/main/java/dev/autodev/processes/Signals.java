package dev.autodev.processes;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Signals that the JDK cannot send; the shell's built-in kill can. */
final class Signals {

  private static final Logger LOG = Logger.getLogger(Signals.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Signals() {}

  /**
   * Sends a signal to process ids, or to a group written as a negative id; says whether it could.
   */
  static boolean send(String name, String targets) {
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + targets)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start();
      Uninterruptibly.await(kill.onExit(), PATIENCE);
      return !kill.isAlive() && kill.exitValue() == 0;
    } catch (IOException e) {
      LOG.debugf("no shell to send %s (%s); the JDK's own signals follow", name, e);
      return false;
    }
  }
}
