package dev.autodev.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One process of a swarm; its start time tells it from another program that was given the same id
 * later.
 */
public record ServiceProcess(String name, long pid, Instant startedAt) {
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ServiceProcess of(String name, Process process) {
    var startedAt = process.info().startInstant().orElse(Instant.EPOCH);
    return new ServiceProcess(name, process.pid(), startedAt);
  }

  public boolean isRunning() {
    return ProcessHandle.of(pid).filter(this::isSame).isPresent() && !hasEnded();
  }

  /** Asks it to drain and stop (SIGTERM). */
  public void stop() {
    ProcessHandle.of(pid).filter(this::isSame).ifPresent(ProcessHandle::destroy);
  }

  public void kill() {
    ProcessHandle.of(pid).filter(this::isSame).ifPresent(ProcessHandle::destroyForcibly);
  }

  private boolean isSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
        .orElse(false);
  }

  /**
   * An ended process that nobody reaps (a container whose first process does not) has ended all the
   * same.
   */
  private boolean hasEnded() {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return false; // no /proc on this system
    }
  }
}
