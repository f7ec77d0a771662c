package dev.autodev.asanasim;

import java.util.List;
import java.util.Map;

/**
 * One request and its answer.
 *
 * @param path below {@code /api/1.0}
 */
public record Exchange(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String body,
    Answer answer) {}
