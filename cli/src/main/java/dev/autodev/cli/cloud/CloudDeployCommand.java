package dev.autodev.cli.cloud;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another version of the images, the control plane's first. */
@Command(
    name = "deploy",
    description = {
      "Run another version of the images: the control plane, then the agents.",
      "Keep the same version in terraform's image_tag, or the next apply goes back."
    })
final class CloudDeployCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Parameters(index = "0", paramLabel = "TAG", description = "A version that was pushed.")
  private String tag = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SERVICE",
      description = "Default: the control plane and all agents.")
  private List<String> services = new ArrayList<>();

  @Option(names = "--no-wait", description = "Do not wait until the new version runs.")
  private boolean noWait;

  @Option(
      names = "--patience",
      paramLabel = "MINUTES",
      description = "How long one service may take; default: 15.")
  private int minutes = 15;

  CloudDeployCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (!tag.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}") || tag.equals("latest")) {
      throw CliException.usage(
          "'%s' is no fixed version; give the tag that was pushed".formatted(tag));
    }
    List<String> given = services.isEmpty() ? List.of("all") : services;
    try (Cluster cluster = options.open(invocation)) {
      Rollout rollout = new Rollout(cluster, invocation, Duration.ofMinutes(minutes));
      List<ServiceState> states = new ArrayList<>();
      List<String> agents = new ArrayList<>();
      for (String service : ServiceNames.of(given, cluster, options.cluster(invocation))) {
        if (ServiceNames.CONTROL.contains(service)) {
          ServiceState deployed = cluster.deploy(service, tag);
          states.add(noWait ? deployed : rollout.await(service, deployed.definition()));
        } else {
          agents.add(service);
        }
      }
      List<ServiceState> last =
          agents.stream().map(service -> cluster.deploy(service, tag)).toList();
      for (int i = 0; i < agents.size(); i++) {
        ServiceState deployed = last.get(i);
        states.add(noWait ? deployed : rollout.await(agents.get(i), deployed.definition()));
      }
      ServiceTable.print(invocation, states);
      return Exit.DONE;
    }
  }
}
