package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Rolls services out anew. */
@Command(
    name = "restart",
    description = "Start new tasks of a service, then stop the old ones; they drain first.")
final class CloudRestartCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "SERVICE",
      description = "Such as pm or dashboard; agents: all eight; all: those and the control plane.")
  private List<String> services = List.of();

  CloudRestartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Cluster cluster = options.open(invocation)) {
      List<ServiceState> states =
          ServiceNames.of(services, cluster, options.cluster(invocation)).stream()
              .map(cluster::restart)
              .toList();
      ServiceTable.print(invocation, states);
      return Exit.DONE;
    }
  }
}
