package dev.autodev.model.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Repository;
import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The entry of a {@code tasks:<role>} stream: one attempt of one task.
 *
 * @param epoch number of the attempt from 1; every event about it carries it
 * @param repository what to work on; absent for work without one
 * @param workflow what it belongs to; absent for a task on its own
 * @param maxTokens the attempt's budget, 0 = by configuration
 * @param timeLimit after which the attempt is stopped
 * @param traceparent W3C trace context; empty: none
 * @param alone whether nothing else may be at work in the process beside it: processes have ended
 *     under it, and it is to be seen whether that is its doing
 * @param author who filed the task, or the workflow that it belongs to: a person's name, or {@code
 *     agent:} and that of a role or of a program; empty: not said
 * @param labels what was put on it, or on that workflow
 * @param instructions what operators have said to those who work on it, oldest first
 */
public record TaskOrder(
    TaskId task,
    int epoch,
    TaskPayload payload,
    Optional<Repository> repository,
    Optional<WorkflowId> workflow,
    long maxTokens,
    Duration timeLimit,
    String traceparent,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean alone,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String author,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> labels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Instruction> instructions) {
  private static final Duration LONGEST = Duration.ofDays(3_650);

  /** Task, epoch and payload are needed. */
  public TaskOrder {
    task = Require.present(task, "order.task");
    epoch = Require.between(epoch, 1, Integer.MAX_VALUE, "order.epoch");
    payload = Require.present(payload, "order.payload");
    repository = repository == null ? Optional.empty() : repository;
    workflow = workflow == null ? Optional.empty() : workflow;
    if (maxTokens < 0) {
      throw new InvalidModelException(
          "order.maxTokens is %d; 0 means the agent's own".formatted(maxTokens));
    }
    timeLimit = timeLimit == null ? Duration.ofHours(1) : timeLimit;
    if (!timeLimit.isPositive() || timeLimit.compareTo(LONGEST) > 0) {
      throw new InvalidModelException(
          "order.timeLimit is %s; it must be more than nothing and at most %s"
              .formatted(timeLimit, LONGEST));
    }
    traceparent = Require.orEmpty(traceparent);
    author = Require.orEmpty(author);
    labels = Require.copy(labels);
    instructions = Require.copy(instructions);
  }

  /** In company, as usual, and of nobody in particular. */
  public TaskOrder(
      TaskId task,
      int epoch,
      TaskPayload payload,
      Optional<Repository> repository,
      Optional<WorkflowId> workflow,
      long maxTokens,
      Duration timeLimit,
      String traceparent) {
    this(
        task,
        epoch,
        payload,
        repository,
        workflow,
        maxTokens,
        timeLimit,
        traceparent,
        false,
        "",
        List.of(),
        List.of());
  }

  /** Who does it. */
  public Role role() {
    return payload.taskType().role();
  }
}
