package dev.autodev.aws.cluster;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Reads what ECS says. */
final class States {
  private States() {}

  static ServiceState of(Service service) {
    return new ServiceState(
        service.serviceName(),
        number(service.desiredCount()),
        number(service.runningCount()),
        number(service.pendingCount()),
        last(service.taskDefinition()),
        service.deployments().stream().map(States::of).toList(),
        service.events().stream().map(ServiceEvent::message).filter(Objects::nonNull).toList());
  }

  private static ServiceState.Rollout of(Deployment deployment) {
    return new ServiceState.Rollout(
        text(deployment.status()),
        text(deployment.rolloutStateAsString()),
        last(deployment.taskDefinition()),
        number(deployment.runningCount()),
        number(deployment.desiredCount()),
        text(deployment.rolloutStateReason()));
  }

  /** What is behind the last slash of an ARN. */
  static String last(@Nullable String arn) {
    String text = text(arn);
    return text.substring(text.lastIndexOf('/') + 1);
  }

  static List<String> words(@Nullable String... words) {
    return Stream.of(words).filter(word -> word != null && !word.isBlank()).toList();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static int number(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
