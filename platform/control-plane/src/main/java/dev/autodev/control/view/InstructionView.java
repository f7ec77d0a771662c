package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said to those who work on a task.
 *
 * @param status waiting, delivered (a model has answered to it) or too_late (the task was over)
 * @param epoch of the attempt whose session heard it first
 * @param settledAt since when it is no more waiting
 */
public record InstructionView(
    String id,
    String task,
    String text,
    String by,
    Instant at,
    String status,
    @Nullable Integer epoch,
    @Nullable Instant settledAt) {}
