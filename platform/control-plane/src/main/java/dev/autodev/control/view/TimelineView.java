package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a task's story.
 *
 * @param kind such as created, dispatched, task_claimed, task_progressed, refused
 */
public record TimelineView(
    Instant at,
    int epoch,
    @Nullable Integer seq,
    String kind,
    @Nullable String worker,
    String text) {}
