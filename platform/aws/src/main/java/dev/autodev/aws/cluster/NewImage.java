package dev.autodev.aws.cluster;

import dev.autodev.aws.CloudException;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** Makes a revision of a task definition that differs in the version of its images only. */
final class NewImage {
  private final EcsClient client;

  NewImage(EcsClient client) {
    this.client = client;
  }

  /** The ARN of the new revision. */
  String of(String definition, String tag) {
    DescribeTaskDefinitionResponse found =
        client.describeTaskDefinition(
            ask -> ask.taskDefinition(definition).include(TaskDefinitionField.TAGS));
    TaskDefinition old = found.taskDefinition();
    RegisterTaskDefinitionRequest.Builder next =
        RegisterTaskDefinitionRequest.builder()
            .family(old.family())
            .taskRoleArn(old.taskRoleArn())
            .executionRoleArn(old.executionRoleArn())
            .networkMode(old.networkMode())
            .containerDefinitions(
                old.containerDefinitions().stream().map(one -> tagged(one, tag)).toList())
            .volumes(old.volumes())
            .placementConstraints(old.placementConstraints())
            .requiresCompatibilities(old.requiresCompatibilities())
            .cpu(old.cpu())
            .memory(old.memory())
            .pidMode(old.pidMode())
            .ipcMode(old.ipcMode())
            .proxyConfiguration(old.proxyConfiguration())
            .ephemeralStorage(old.ephemeralStorage())
            .runtimePlatform(old.runtimePlatform())
            .enableFaultInjection(old.enableFaultInjection());
    List<Tag> tags = found.tags();
    if (!tags.isEmpty()) { // an empty list is refused
      next.tags(tags);
    }
    return client.registerTaskDefinition(next.build()).taskDefinition().taskDefinitionArn();
  }

  private static ContainerDefinition tagged(ContainerDefinition container, String tag) {
    String image = container.image();
    int colon = image.lastIndexOf(':');
    if (image.contains("@") || colon < image.lastIndexOf('/')) {
      throw new CloudException.Failed(
          "container %s runs %s, which names no tag; change the image in terraform and apply it"
              .formatted(container.name(), image));
    }
    return container.toBuilder().image(image.substring(0, colon + 1) + tag).build();
  }
}
