package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskPayload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written once, when a task is created.
 *
 * @param parent the task that asked for it, with the key it gave
 */
public record NewTaskRow(
    TaskPayload payload,
    int priority,
    double sortKey,
    int dueLevel,
    @Nullable Instant dueAt,
    @Nullable String idempotencyKey,
    @Nullable Origin parent,
    String createdBy) {
  /** A follow-up's origin. */
  public record Origin(String task, String key) {}
}
