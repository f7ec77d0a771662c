package dev.autodev.cli.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.aws.cluster.StoppedTask;
import dev.autodev.aws.metrics.Alarms;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How the services stand, and which alarms sound. */
@Command(
    name = "status",
    description = "Show how the services stand and which alarms sound; of one service, also why.")
final class CloudStatusCommand implements Callable<Integer> {
  private static final int EVENTS = 5;

  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Such as pm: with its rollouts, its last events, and why its tasks stopped.")
  private @Nullable String service;

  CloudStatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Cluster cluster = options.open(invocation)) {
      return service == null ? all(cluster) : one(cluster, service);
    }
  }

  private int all(Cluster cluster) {
    List<ServiceState> services = cluster.services();
    try (Alarms alarms = new Alarms(options.access(invocation))) {
      List<Alarms.Alarm> sounding =
          alarms.of(options.cluster(invocation)).stream().filter(Alarms.Alarm::sounds).toList();
      if (invocation.json()) {
        ObjectNode answer = Json.object().set("services", ServiceTable.json(services));
        sounding.forEach(alarm -> answer.withArray("alarms").add(alarm.name()));
        invocation.printJson(answer);
        return Exit.DONE;
      }
      ServiceTable.print(invocation, services);
      Terminal terminal = invocation.terminal();
      if (sounding.isEmpty()) {
        terminal.line("No alarm sounds.");
      }
      sounding.forEach(
          alarm ->
              terminal.red(Terminal.safe("ALARM %s: %s".formatted(alarm.name(), alarm.means()))));
      return Exit.DONE;
    }
  }

  private int one(Cluster cluster, String name) {
    ServiceState state = cluster.service(name);
    List<StoppedTask> stopped = cluster.stopped(name);
    ServiceTable.print(invocation, List.of(state));
    if (invocation.json()) {
      return Exit.DONE;
    }
    Terminal terminal = invocation.terminal();
    state
        .rollouts()
        .forEach(
            rollout ->
                terminal.line(
                    Terminal.safe(
                        "rollout %s %s: %s, %d of %d %s"
                            .formatted(
                                rollout.status(),
                                rollout.state(),
                                rollout.definition(),
                                rollout.running(),
                                rollout.desired(),
                                rollout.reason()))));
    state.events().stream()
        .limit(EVENTS)
        .forEach(event -> terminal.line(Terminal.safe("event: " + event)));
    stopped.forEach(
        task ->
            terminal.line(
                Terminal.safe(
                    "stopped %s: %s (%s)"
                        .formatted(
                            task.id(), task.reason(), String.join("; ", task.containers())))));
    return Exit.DONE;
  }
}
