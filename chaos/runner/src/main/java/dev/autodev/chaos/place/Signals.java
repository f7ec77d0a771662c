package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;

/** Sends signals that Java has no method for. */
public final class Signals {
  private Signals() {}

  /** To a process by its id. */
  public static void send(long pid, String signal) {
    try {
      int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (code != 0) {
        throw new ChaosException("kill -%s %d ended with %d".formatted(signal, pid, code));
      }
    } catch (IOException e) {
      throw new ChaosException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }
}
