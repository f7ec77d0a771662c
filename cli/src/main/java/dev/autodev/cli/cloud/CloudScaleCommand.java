package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How many tasks of a service run. */
@Command(
    name = "scale",
    description = {
      "Run so many tasks of a service.",
      "For a role, 'claude-swarm agents scale' also keeps the queue from waking it up again."
    })
final class CloudScaleCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Parameters(index = "0", paramLabel = "SERVICE", description = "Such as pm; agents: all eight.")
  private String service = "";

  @Parameters(index = "1", paramLabel = "TASKS", description = "From 0 to 100.")
  private int tasks;

  CloudScaleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (tasks < 0 || tasks > MOST) {
      throw CliException.usage("%d tasks: give 0 to %d".formatted(tasks, MOST));
    }
    if (service.equals("all")) {
      throw CliException.usage(
          "a swarm without its dashboard scales nothing: give agents, or a service");
    }
    try (Cluster cluster = options.open(invocation)) {
      List<ServiceState> states =
          ServiceNames.of(List.of(service), cluster, options.cluster(invocation)).stream()
              .map(one -> cluster.scale(one, tasks))
              .toList();
      ServiceTable.print(invocation, states);
      return Exit.DONE;
    }
  }
}
