package dev.autodev.control.ledger;

import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.UsageView;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskPayload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
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

  /** The task as people see it: nobody has worked on it. */
  TaskView view(TaskRow task) {
    Optional<TaskIdentity.Place> place = task.identity().place();
    return new TaskView(
        task.id(),
        task.type().wireName(),
        task.type().role().wireName(),
        task.status().wireName(),
        task.identity().title(),
        priority,
        task.identity().repository(),
        place.map(TaskIdentity.Place::workflow).orElse(null),
        place.map(TaskIdentity.Place::step).orElse(null),
        place.map(TaskIdentity.Place::round).orElse(null),
        0,
        0,
        task.reason,
        Json.tree(payload),
        null,
        null,
        new UsageView(0, 0, BigDecimal.ZERO),
        task.moment.now,
        null,
        task.finishedAt,
        TaskRow.shown(task.notBefore),
        null);
  }
}
