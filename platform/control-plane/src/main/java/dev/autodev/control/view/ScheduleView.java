package dev.autodev.control.view;

import dev.autodev.control.NewSchedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as people see it.
 *
 * @param status active, paused, ended (its time never comes again) or deleted
 * @param schedule as it was made or changed
 * @param next when it is due; a paused one is not looked at
 * @param last what became of the latest time
 * @param createdBy in whose name it files: who made it, or changed it last
 * @param startAt since when its rhythm counts
 */
public record ScheduleView(
    String id,
    String name,
    String status,
    NewSchedule schedule,
    @Nullable Instant next,
    @Nullable OccurrenceView last,
    String createdBy,
    Instant createdAt,
    Instant startAt) {}
