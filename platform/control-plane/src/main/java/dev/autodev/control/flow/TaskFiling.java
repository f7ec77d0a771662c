package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.Principal;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.NewTaskRow;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a task's row, with its place in the queue and a line in its story and the audit trail. */
@ApplicationScoped
public class TaskFiling {
  private static final int LONGEST_TITLE = 200;
  private static final int USUAL_IMPORTANCE = 5;

  @Inject ControlPlaneConfig config;
  @Inject Score score;
  @Inject Clock clock;

  /**
   * A task to be filed.
   *
   * @param dependents how many steps wait for it
   * @param after requests that it waits for, none of which is done
   */
  public record Filing(
      TaskPayload payload,
      String title,
      int priority,
      @Nullable String repository,
      Optional<TaskIdentity.Place> place,
      int dependents,
      @Nullable Instant notBefore,
      @Nullable Instant dueAt,
      @Nullable String idempotencyKey,
      NewTaskRow.@Nullable Origin parent,
      List<String> after) {}

  /** Files it; a known repository's importance counts. */
  public TaskRow file(Ledger ledger, Filing filing, Principal by) {
    int importance =
        Optional.ofNullable(filing.repository())
            .flatMap(ledger::repository)
            .map(Ledger.KnownRepository::importance)
            .orElse(USUAL_IMPORTANCE);
    int dueLevel = Score.dueLevel(filing.dueAt(), ledger.now());
    TaskIdentity identity =
        new TaskIdentity(
            TaskId.next(clock).value(),
            filing.payload().taskType(),
            title(filing.title()),
            filing.repository(),
            filing.place());
    NewTaskRow row =
        new NewTaskRow(
            filing.payload(),
            filing.priority(),
            score.key(filing.priority(), importance, filing.dependents(), dueLevel, ledger.now()),
            dueLevel,
            filing.dueAt(),
            filing.idempotencyKey(),
            filing.parent(),
            by.author());
    TaskRow task =
        ledger.add(identity, row, config.maxAttempts(), filing.notBefore(), filing.after());
    ledger
        .journal()
        .audit(
            by,
            "task.created",
            "task",
            task.id(),
            filing.place().map(TaskIdentity.Place::workflow).orElse(null),
            Map.of("type", task.type().wireName(), "title", identity.title()));
    return task;
  }

  static String title(String title) {
    String line = Jsonb.plain(title).strip().lines().findFirst().orElse("");
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }
}
