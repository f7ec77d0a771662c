package dev.autodev.forge;

import java.util.Optional;

/**
 * Asks for a comment; a second one with the same marker is the first one.
 *
 * @param on {@code merge_request} or {@code issue}
 * @param file where it points to, for a merge request
 * @param line from 1, 0 = the whole
 */
public record NewComment(
    String marker, String on, String id, String text, Optional<String> file, int line) {}
