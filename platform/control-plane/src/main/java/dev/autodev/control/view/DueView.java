package dev.autodev.control.view;

import java.time.Instant;

/**
 * A time to come.
 *
 * @param local the same on the clocks of the schedule's zone, with their distance from UTC
 */
public record DueView(Instant at, String local) {}
