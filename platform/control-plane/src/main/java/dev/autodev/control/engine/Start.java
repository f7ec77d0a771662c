package dev.autodev.control.engine;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Repository;
import dev.autodev.model.Require;
import dev.autodev.model.task.TaskPayload;
import java.util.Optional;

/**
 * A workflow to begin.
 *
 * @param pipeline name of the pipeline
 * @param key short and stable, such as the last six characters of the workflow's id: it keeps the
 *     branches of two workflows of one title apart
 * @param seed payload of the first step when it comes from outside, such as the fix of a finding or
 *     the idea of a product
 */
public record Start(
    String pipeline,
    String key,
    String title,
    String description,
    Optional<Repository> repository,
    Optional<TaskPayload> seed) {
  /** Pipeline, key and title are needed. */
  public Start {
    pipeline = Require.text(pipeline, "start.pipeline");
    key = Require.text(key, "start.key");
    if (!key.matches("[A-Za-z0-9][A-Za-z0-9-]{0,31}")) {
      throw new InvalidModelException(
          "start.key '" + key + "' is malformed; use at most 32 letters, digits and -");
    }
    title = Require.text(title, "start.title");
    description = Require.orEmpty(description);
    repository = repository == null ? Optional.empty() : repository;
    seed = seed == null ? Optional.empty() : seed;
  }
}
