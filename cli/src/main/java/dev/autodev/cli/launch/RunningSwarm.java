package dev.autodev.cli.launch;

import java.net.URI;
import java.util.List;

/** The swarm that was started on a data directory, in the order its processes were started. */
public record RunningSwarm(URI url, String mode, List<ServiceProcess> processes) {
  public static final String ALL_IN_ONE = "all-in-one";
  public static final String SEPARATE = "separate";

  public RunningSwarm {
    processes = List.copyOf(processes);
  }

  public boolean isRunning() {
    return processes.stream().anyMatch(ServiceProcess::isRunning);
  }

  public boolean isWhole() {
    return !processes.isEmpty() && processes.stream().allMatch(ServiceProcess::isRunning);
  }
}
