package dev.autodev.forge;

import java.util.Optional;

/**
 * Asks for an issue; a second one with the same marker is the first one.
 *
 * @param kind epic, story or bug
 * @param parent the epic of a story
 * @param weight effort, 0 = not said
 */
public record NewIssue(
    String marker,
    String kind,
    String title,
    String description,
    Optional<String> parent,
    int weight) {}
