package dev.autodev.sessions;

import java.util.Optional;

/**
 * Whose session it is: the gateway's token is bound to it, and replay looks scripts up by it.
 *
 * @param epoch the how-manieth dispatch of the task, from 1
 * @param role wire name, such as {@code builder}
 * @param taskType wire name, such as {@code implement_feature}
 * @param round how often findings have sent the work back, from 0
 * @param repository the repository's name, such as {@code sample}
 * @param workflow id of the workflow that the task belongs to; empty: none
 */
public record SessionKey(
    String taskId,
    int epoch,
    String role,
    String taskType,
    int round,
    String repository,
    Optional<String> workflow) {

  public SessionKey {
    Checks.filled("taskId", taskId);
    Checks.filled("role", role);
    Checks.filled("taskType", taskType);
    Checks.filled("repository", repository);
    Checks.that(epoch >= 0, "epoch is negative");
    Checks.that(round >= 0, "round is negative");
  }

  /** Of a task on its own. */
  public SessionKey(
      String taskId, int epoch, String role, String taskType, int round, String repository) {
    this(taskId, epoch, role, taskType, round, repository, Optional.empty());
  }
}
