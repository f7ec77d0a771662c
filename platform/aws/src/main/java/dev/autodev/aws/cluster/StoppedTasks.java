package dev.autodev.aws.cluster;

import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** Finds out why tasks have stopped. */
final class StoppedTasks {
  private static final int SHOWN = 10;

  private final EcsClient client;
  private final String cluster;

  StoppedTasks(EcsClient client, String cluster) {
    this.client = client;
    this.cluster = cluster;
  }

  List<StoppedTask> of(String service) {
    List<String> arns =
        client
            .listTasks(
                ask ->
                    ask.cluster(cluster)
                        .serviceName(service)
                        .desiredStatus(DesiredStatus.STOPPED)
                        .maxResults(SHOWN))
            .taskArns();
    if (arns.isEmpty()) {
      return List.of();
    }
    return client.describeTasks(ask -> ask.cluster(cluster).tasks(arns)).tasks().stream()
        .map(
            task ->
                new StoppedTask(
                    States.last(task.taskArn()),
                    String.join(" ", States.words(task.stoppedReason())),
                    task.containers().stream().map(StoppedTasks::said).toList()))
        .toList();
  }

  private static String said(Container container) {
    String code = container.exitCode() == null ? "" : "exit code " + container.exitCode();
    return container.name() + ": " + String.join(", ", States.words(code, container.reason()));
  }
}
