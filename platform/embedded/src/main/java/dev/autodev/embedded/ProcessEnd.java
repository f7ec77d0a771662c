package dev.autodev.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for processes that need not be our children. An ended one that nobody reaps (a container
 * whose first process does not) has ended all the same.
 */
final class ProcessEnd {
  private ProcessEnd() {}

  static boolean await(ProcessHandle process, Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (isRunning(process)) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(10_000_000);
    }
    return true;
  }

  static boolean isRunning(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      var state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return process.isAlive(); // no /proc here, or it has just ended
    }
  }
}
