package dev.autodev.asana.aegis;

import org.jspecify.annotations.Nullable;

/**
 * A task of Asana that the last poll found open.
 *
 * @param codeLocation as the project's notes say
 * @param repository the registered one at that place
 * @param waits why it is not taken by itself; null: it is
 */
public record Candidate(
    String task,
    String projectId,
    String project,
    String name,
    @Nullable String url,
    @Nullable String codeLocation,
    @Nullable String repository,
    double score,
    @Nullable String waits) {}
