package dev.autodev.asana.aegis;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.autodev.control.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to do a task of Asana.
 *
 * @param status pending, in_progress, completed, failed or interrupted
 * @param agentType the pipeline
 * @param workflow id; absent until it is started
 * @param told whether Asana knows all of it
 * @param requestedBy a person, who so answers for the text in Asana, or {@code agent:asana}
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
    boolean told,
    @Nullable Ended ended) {
  private static final String AGENT = "agent:";

  /**
   * How it ended.
   *
   * @param output what came of it, cut at 50 KB
   */
  public record Ended(
      Instant completedAt,
      boolean success,
      @Nullable String output,
      @Nullable String errorMessage,
      long durationSeconds) {}

  /** The file that gets what comes of it, as comments name it. */
  @JsonProperty
  public String log() {
    return "logs/" + ProjectLog.name(this);
  }

  /** In whose name its workflow is started. */
  Principal principal() {
    return requestedBy.startsWith(AGENT)
        ? Principal.agent(requestedBy.substring(AGENT.length()))
        : Principal.human(requestedBy);
  }

  /** By which a comment about it is known, however often it is written. */
  String marker(String what) {
    return "auto-dev:%s:%s".formatted(workflow == null ? "execution-" + id : workflow, what);
  }
}
