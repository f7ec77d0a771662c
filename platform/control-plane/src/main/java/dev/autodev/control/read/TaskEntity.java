package dev.autodev.control.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.control.view.UsageView;
import dev.autodev.model.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A task's row, to look at. */
@Entity(name = "Task")
@Table(name = "task")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
public class TaskEntity {
  @Id String id;

  @Column(name = "workflow_id")
  @Nullable String workflow;

  @Nullable String step;
  @Nullable Integer round;
  String type;
  String role;
  String status;
  String title;
  short priority;
  @Nullable String repository;
  int epoch;
  int attempts;
  @Nullable String worker;
  @Nullable String reason;

  @Formula("cast(payload as text)")
  String payload;

  @Formula("cast(result as text)")
  @Nullable String result;

  @Formula("cast(evidence as text)")
  @Nullable String evidence;

  @Column(name = "input_tokens")
  long inputTokens;

  @Column(name = "output_tokens")
  long outputTokens;

  @Column(name = "cache_read_tokens")
  long cacheReadTokens;

  @Column(name = "cache_write_tokens")
  long cacheWriteTokens;

  @Column(name = "cost_usd")
  BigDecimal costUsd;

  @Column(name = "not_before")
  @Nullable Instant notBefore;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  /** Its id. */
  public String id() {
    return id;
  }

  /** Id of what was asked for: its workflow, or the task itself. */
  public String request() {
    return workflow == null ? id : workflow;
  }

  UsageView usage() {
    return new UsageView(
        inputTokens + cacheReadTokens + cacheWriteTokens,
        outputTokens,
        costUsd.stripTrailingZeros().scale() < 0
            ? costUsd.setScale(0, java.math.RoundingMode.UNNECESSARY)
            : costUsd.stripTrailingZeros());
  }

  /** The first line of its story. */
  public TimelineView filed() {
    return new TimelineView(createdAt, 0, null, "created", null, "filed by " + createdBy);
  }

  /** What people see. */
  public TaskView view() {
    return new TaskView(
        id,
        type,
        role,
        status,
        title,
        priority,
        repository,
        workflow,
        step,
        round,
        epoch,
        attempts,
        reason,
        tree(payload),
        tree(result),
        tree(evidence),
        usage(),
        createdAt,
        startedAt,
        finishedAt,
        TaskRow.shown(notBefore),
        worker);
  }

  private static @Nullable JsonNode tree(@Nullable String json) {
    return json == null ? null : Json.parse(json);
  }
}
