package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a time of a schedule.
 *
 * @param status filed, waiting (for an earlier run), missed, skipped or refused
 * @param byHand a person asked for it
 * @param task what it filed
 * @param workflow what it started
 * @param workStatus where that task or workflow stands now
 * @param reason why it did not run
 */
public record OccurrenceView(
    Instant due,
    String status,
    boolean byHand,
    @Nullable String task,
    @Nullable String workflow,
    @Nullable String workStatus,
    @Nullable String reason,
    Instant decidedAt) {}
