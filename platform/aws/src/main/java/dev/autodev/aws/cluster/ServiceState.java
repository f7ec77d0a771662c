package dev.autodev.aws.cluster;

import java.util.List;

/**
 * How a service stands.
 *
 * @param name with the cluster's, such as {@code auto-dev-pm}
 * @param definition family and revision of what it runs, such as {@code auto-dev-pm:7}
 * @param rollouts newest first
 * @param events what ECS says about it, newest first
 */
public record ServiceState(
    String name,
    int desired,
    int running,
    int pending,
    String definition,
    List<Rollout> rollouts,
    List<String> events) {
  /** Copies. */
  public ServiceState {
    rollouts = List.copyOf(rollouts);
    events = List.copyOf(events);
  }

  /**
   * A deployment.
   *
   * @param status PRIMARY, ACTIVE or INACTIVE
   * @param state COMPLETED, IN_PROGRESS, FAILED, or empty where nobody says
   */
  public record Rollout(
      String status, String state, String definition, int running, int desired, String reason) {}

  /** How the newest rollout stands, in one word. */
  public String rollout() {
    return rollouts.isEmpty() ? "" : rollouts.getFirst().state();
  }
}
