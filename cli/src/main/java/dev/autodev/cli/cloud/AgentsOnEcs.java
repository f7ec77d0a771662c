package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.util.List;
import java.util.Optional;

/** The agents of a swarm that the environment says is on ECS. */
public final class AgentsOnEcs {
  private static final int MOST = 100;

  private final Invocation invocation;

  private AgentsOnEcs(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Empty where SWARM_AWS_CLUSTER names no cluster. */
  public static Optional<AgentsOnEcs> of(Invocation invocation) {
    return CloudOptions.named(invocation).map(cluster -> new AgentsOnEcs(invocation));
  }

  /**
   * Runs so many processes of a role. The control plane is told first: work that waits for a role
   * that takes nothing starts no process of it again.
   */
  public void scale(String role, int processes, Runnable wake, Runnable quiet) {
    if (!ServiceNames.AGENTS.contains(role)) {
      throw CliException.usage(
          "'%s' is no role; the roles are %s"
              .formatted(role, String.join(", ", ServiceNames.AGENTS)));
    }
    if (processes < 0 || processes > MOST) {
      throw CliException.usage("%d processes: give 0 to %d".formatted(processes, MOST));
    }
    CloudOptions options = new CloudOptions();
    try (Cluster cluster = options.open(invocation)) {
      if (processes == 0) {
        quiet.run();
      } else {
        wake.run();
      }
      ServiceTable.print(invocation, List.of(cluster.scale(role, processes)));
    }
  }
}
