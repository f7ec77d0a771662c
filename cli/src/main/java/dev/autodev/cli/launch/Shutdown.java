package dev.autodev.cli.launch;

import dev.autodev.cli.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Stops what server.json names, agents first and the servers last, each after its drain. */
public final class Shutdown {
  private static final Duration DRAIN = Duration.ofSeconds(60);

  /** For what is interrupted when the documents' time is over, and to say farewell. */
  private static final Duration FAREWELL = Duration.ofSeconds(40);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Invocation invocation;

  public Shutdown(Invocation invocation) {
    this.invocation = invocation;
  }

  /** How long a process may take: a minute, or longer where the variable of the documents says. */
  public Duration longest() {
    var asked = invocation.environment().getOrDefault("SHUTDOWN_TIMEOUT", "");
    if (!asked.matches("[0-9]{1,6}")) {
      return DRAIN;
    }
    var longer = Duration.ofSeconds(Long.parseLong(asked)).plus(FAREWELL);
    return longer.compareTo(DRAIN) > 0 ? longer : DRAIN;
  }

  /** The processes that did not stop; they are killed when force is set. */
  public List<ServiceProcess> stop(Path data, RunningSwarm swarm, boolean force) {
    stop(swarm.processes().stream().filter(process -> !isShared(process)).toList(), force);
    for (var process : swarm.processes().reversed()) {
      if (isShared(process)) {
        stop(List.of(process), force);
      }
    }
    var left = swarm.processes().stream().filter(ServiceProcess::isRunning).toList();
    if (left.isEmpty()) {
      ServerFile.in(data).delete();
    }
    return left;
  }

  /** What the agents need until they have reported. */
  private static boolean isShared(ServiceProcess process) {
    return process.name().equals("dashboard") || process.name().equals("servers");
  }

  private void stop(List<ServiceProcess> processes, boolean force) {
    processes.forEach(ServiceProcess::stop);
    var deadline = invocation.clock().instant().plus(longest());
    while (processes.stream().anyMatch(ServiceProcess::isRunning)) {
      if (invocation.clock().instant().isAfter(deadline)) {
        if (force) {
          processes.forEach(ServiceProcess::kill);
        }
        return;
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }
}
