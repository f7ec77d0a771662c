package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a workflow, with its newest task or gate.
 *
 * @param after steps that must be done before it
 * @param kind {@code work} or {@code gate}
 * @param status of the task or gate where there is one, else of the step: waiting, active, done,
 *     parked, cancelled
 * @param type of the task, or kind of the gate
 * @param round of the task or gate; null: not reached yet
 * @param role of the task; null for a gate
 */
public record StepView(
    String id,
    List<String> after,
    String kind,
    String status,
    String type,
    @Nullable String taskId,
    @Nullable String gateId,
    @Nullable Integer round,
    @Nullable String role,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  /** Copies. */
  public StepView {
    after = List.copyOf(after);
  }

  /** Whether what comes after it may begin. */
  public boolean done() {
    return switch (status) {
      case "completed", "approved", "done" -> true;
      default -> false;
    };
  }
}
