package dev.autodev.asana.aegis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to do a task of Asana.
 *
 * @param status pending, in_progress, completed, failed or interrupted
 * @param agentType the pipeline
 * @param workflow id; absent until it is started
 * @param output what came of it, cut at 50 KB
 */
public record Execution(
    long id,
    String status,
    String agentType,
    double priorityScore,
    @Nullable String workflow,
    Asked context,
    String requestedBy,
    Instant startedAt,
    @Nullable Ended ended) {
  /** How it ended. */
  public record Ended(
      Instant completedAt,
      boolean success,
      @Nullable String output,
      @Nullable String errorMessage,
      long durationSeconds) {}

  /** By which a comment about it is known, however often it is written. */
  String marker(String what) {
    return "auto-dev:%s:%s".formatted(workflow == null ? "execution-" + id : workflow, what);
  }
}
