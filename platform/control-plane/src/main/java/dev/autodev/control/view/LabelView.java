package dev.autodev.control.view;

import java.time.Instant;

/**
 * A word on a request.
 *
 * @param by who put it there, as the author of a task
 */
public record LabelView(String name, String by, Instant at) {}
