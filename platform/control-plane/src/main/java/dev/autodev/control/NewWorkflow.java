package dev.autodev.control;

import dev.autodev.model.Require;
import dev.autodev.model.task.Label;
import java.util.List;
import java.util.Optional;

/**
 * A workflow to be started.
 *
 * @param definition name of its pipeline, such as feature
 * @param repository name of a registered repository; a product begins without one
 * @param idempotencyKey a second start with the same key answers the first workflow; with another
 *     request it is refused
 * @param labels put on it from the beginning
 * @param after requests that it waits for, by the ids of tasks or workflows; a task of a workflow
 *     stands for its workflow
 */
public record NewWorkflow(
    String definition,
    String title,
    String description,
    Optional<String> repository,
    Optional<String> idempotencyKey,
    List<Label> labels,
    List<String> after) {
  /** Definition and title are needed. */
  public NewWorkflow {
    definition = Require.text(definition, "definition");
    title = Require.text(title, "title");
    description = Require.orEmpty(description);
    repository = Require.present(repository, "repository");
    idempotencyKey = IdempotencyKey.checked(Require.present(idempotencyKey, "idempotencyKey"));
    labels = List.copyOf(labels);
    after = Waiting.checked(after);
  }

  /** Without labels, and it waits for nothing. */
  public NewWorkflow(
      String definition,
      String title,
      String description,
      Optional<String> repository,
      Optional<String> idempotencyKey) {
    this(definition, title, description, repository, idempotencyKey, List.of(), List.of());
  }

  /** The same with labels. */
  public NewWorkflow labels(List<Label> put) {
    return new NewWorkflow(definition, title, description, repository, idempotencyKey, put, after);
  }

  /** The same, after others. */
  public NewWorkflow after(List<String> requests) {
    return new NewWorkflow(
        definition, title, description, repository, idempotencyKey, labels, requests);
  }
}
