package dev.autodev.control.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as people see it.
 *
 * @param workflow id of the workflow it belongs to
 * @param step of that workflow
 * @param epoch number of the newest attempt, 0: none yet
 * @param attempts attempts begun that count; an interrupted one does not
 * @param reason why it failed, is parked or was cancelled
 * @param result {@code TaskResult} of a completed task
 * @param evidence what was claimed and what was found
 * @param worker who has it, or had it last
 */
public record TaskView(
    String id,
    String type,
    String role,
    String status,
    String title,
    int priority,
    @Nullable String repository,
    @Nullable String workflow,
    @Nullable String step,
    @Nullable Integer round,
    int epoch,
    int attempts,
    @Nullable String reason,
    @Nullable JsonNode payload,
    @Nullable JsonNode result,
    @Nullable JsonNode evidence,
    UsageView usage,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant notBefore,
    @Nullable String worker) {}
