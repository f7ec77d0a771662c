package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a workflow, with its newest task or gate.
 *
 * @param kind {@code work} or {@code gate}
 * @param status of the task or gate where there is one, else of the step: waiting, active, done,
 *     parked, cancelled
 * @param type of the task, or kind of the gate
 * @param round of the task or gate; null: not reached yet
 * @param role of the task; null for a gate
 */
public record StepView(
    String id,
    String kind,
    String status,
    String type,
    @Nullable String taskId,
    @Nullable String gateId,
    @Nullable Integer round,
    @Nullable String role,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
