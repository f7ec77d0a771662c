package dev.autodev.asana.aegis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the loop stands.
 *
 * @param orchestratorStatus running; paused: takes nothing new by itself; stopped
 * @param orchestratorPid of the process that had the last turn
 * @param lastTasksSyncAt when the last poll was begun
 * @param tasksChangedAt when Asana last told by a webhook that something changed
 * @param totalTasksProcessed executions that ended, of all time
 * @param totalTasksPending tasks that are taken as soon as there is room
 * @param activeAgentsCount executions at work
 * @param note why it stopped
 */
public record State(
    String orchestratorStatus,
    @Nullable Long orchestratorPid,
    @Nullable Instant orchestratorStartedAt,
    @Nullable Instant lastTasksSyncAt,
    @Nullable Instant tasksChangedAt,
    long totalTasksProcessed,
    int totalTasksPending,
    int activeAgentsCount,
    @Nullable String note) {
  static final String RUNNING = "running";
  static final String PAUSED = "paused";
}
