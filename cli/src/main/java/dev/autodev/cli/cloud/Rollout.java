package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.time.Duration;
import java.time.Instant;

/** Waits until a service runs what it was given, or ECS has gone back to what it ran before. */
record Rollout(Cluster cluster, Invocation invocation, Duration patience) {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  ServiceState await(String service, String definition) {
    Instant end = invocation.clock().instant().plus(patience);
    while (true) {
      ServiceState state = cluster.service(service);
      if (hasFailed(state, definition)) {
        throw CliException.failed(
            "%s does not come up with %s and goes back to what it ran before%s; see: claude-swarm cloud status %s, cloud logs %s"
                .formatted(service, definition, lastEvent(state), service, service));
      }
      if (state.rollout().equals("COMPLETED")) {
        return state;
      }
      if (!invocation.clock().instant().isBefore(end)) {
        throw CliException.failed(
            "%s has not come up within %d minutes; ECS goes on trying: claude-swarm cloud status %s"
                .formatted(service, patience.toMinutes(), service));
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private static boolean hasFailed(ServiceState state, String definition) {
    return !state.rollouts().isEmpty()
        && (!state.rollouts().getFirst().definition().equals(definition)
            || state.rollouts().stream()
                .anyMatch(
                    one -> one.definition().equals(definition) && one.state().equals("FAILED")));
  }

  private static String lastEvent(ServiceState state) {
    return state.events().isEmpty() ? "" : " (" + state.events().getFirst() + ")";
  }
}
