package dev.autodev.processes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Signals that the JDK cannot send; the shell's built-in kill can. */
final class Signals {

  private static final Logger LOG = Logger.getLogger(Signals.class);
  // One argument of a program may be 128 KiB long.
  private static final int MOST_AT_ONCE = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Signals() {}

  /** Sends a signal to processes, and to groups, which are written as negative ids. */
  static void send(String name, List<Long> targets) {
    for (int from = 0; from < targets.size(); from += MOST_AT_ONCE) {
      int to = Math.min(targets.size(), from + MOST_AT_ONCE);
      sendSome(name, targets.subList(from, to));
    }
  }

  private static void sendSome(String name, List<Long> targets) {
    String ids = targets.stream().map(String::valueOf).collect(Collectors.joining(" "));
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + ids)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start();
      Uninterruptibly.await(kill.onExit(), PATIENCE);
    } catch (IOException e) {
      LOG.debugf("no shell to send %s (%s); the JDK's own signals follow", name, e);
    }
  }
}
