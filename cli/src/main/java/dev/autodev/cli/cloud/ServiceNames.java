package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services of the swarm by the names that operators use. */
public final class ServiceNames {
  /** To be upgraded in that order, and before the agents. */
  static final List<String> CONTROL = List.of("dashboard", "scheduler", "webhook");

  /** One for each role. */
  public static final List<String> AGENTS =
      List.of(
          "pm", "architect", "builder", "reviewer", "tester", "security", "devops", "bug_finder");

  private ServiceNames() {}

  /**
   * Those meant, each once: {@code agents} are all eight, {@code all} are those and the control
   * plane, as far as the cluster has them. The stores are named one by one only.
   */
  static Set<String> of(List<String> given, Cluster cluster, String name) {
    Set<String> chosen = new LinkedHashSet<>();
    for (String one : given) {
      switch (one) {
        case "agents" -> chosen.addAll(AGENTS);
        case "all" -> chosen.addAll(there(cluster, name));
        default -> chosen.add(one);
      }
    }
    return chosen;
  }

  private static List<String> there(Cluster cluster, String name) {
    Set<String> there =
        cluster.services().stream().map(ServiceState::name).collect(Collectors.toSet());
    return Stream.concat(CONTROL.stream(), AGENTS.stream())
        .filter(service -> there.contains(name + "-" + service))
        .toList();
  }
}
