package dev.autodev.control.view;

import java.time.Instant;

/**
 * Agents that take no new tasks.
 *
 * @param target {@code role/<role>} or {@code worker/<id>}
 */
public record PauseView(String target, String by, String reason, Instant at) {}
