package dev.autodev.control;

import dev.autodev.model.Require;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskPayload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task to be filed.
 *
 * @param title one line; absent: from the payload
 * @param priority from 0 to 10, 5 is usual
 * @param repository name of a registered repository
 * @param notBefore absent: at once
 * @param dueAt raises the task's place in the queue as it comes near
 * @param idempotencyKey a second creation with the same key answers the first task; with another
 *     request it is refused
 * @param labels put on it from the beginning, on its workflow where it begins one
 * @param after requests that it waits for, by the ids of tasks or workflows; a task of a workflow
 *     stands for its workflow
 */
public record NewTask(
    TaskPayload payload,
    Optional<String> title,
    int priority,
    Optional<String> repository,
    Optional<Instant> notBefore,
    Optional<Instant> dueAt,
    Optional<String> idempotencyKey,
    List<Label> labels,
    List<String> after) {
  /** Usual priority. */
  public static final int USUAL = 5;

  /** Goes before all others. */
  public static final int HIGHEST = 10;

  /** A payload is needed; everything else may be absent. */
  public NewTask {
    payload = Require.present(payload, "payload");
    title = present(title).map(String::strip).filter(text -> !text.isEmpty());
    if (priority < 0 || priority > HIGHEST) {
      throw new ControlPlaneException.Invalid(
          "priority", "priority is " + priority + "; it must be from 0 to 10");
    }
    repository = present(repository);
    notBefore = present(notBefore);
    dueAt = present(dueAt);
    idempotencyKey = IdempotencyKey.checked(present(idempotencyKey));
    labels = List.copyOf(labels);
    after = Waiting.checked(after);
  }

  /** Without labels, and it waits for nothing. */
  public NewTask(
      TaskPayload payload,
      Optional<String> title,
      int priority,
      Optional<String> repository,
      Optional<Instant> notBefore,
      Optional<Instant> dueAt,
      Optional<String> idempotencyKey) {
    this(
        payload,
        title,
        priority,
        repository,
        notBefore,
        dueAt,
        idempotencyKey,
        List.of(),
        List.of());
  }

  @SuppressWarnings("NullAway") // Jackson and careless callers pass null for an absent value.
  private static <T> Optional<T> present(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }

  /** Of usual priority, without a repository. */
  public static NewTask of(TaskPayload payload) {
    return new NewTask(
        payload,
        Optional.empty(),
        USUAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for a repository. */
  public NewTask in(String name) {
    return new NewTask(
        payload,
        title,
        priority,
        Optional.of(name),
        notBefore,
        dueAt,
        idempotencyKey,
        labels,
        after);
  }

  /** The same with a priority. */
  public NewTask priority(int value) {
    return new NewTask(
        payload, title, value, repository, notBefore, dueAt, idempotencyKey, labels, after);
  }

  /** The same with a key that makes a repetition harmless. */
  public NewTask key(String key) {
    return new NewTask(
        payload, title, priority, repository, notBefore, dueAt, Optional.of(key), labels, after);
  }

  /** The same, not to begin before an instant. */
  public NewTask notBefore(Instant instant) {
    return new NewTask(
        payload,
        title,
        priority,
        repository,
        Optional.of(instant),
        dueAt,
        idempotencyKey,
        labels,
        after);
  }

  /** The same with labels. */
  public NewTask labels(List<Label> put) {
    return new NewTask(
        payload, title, priority, repository, notBefore, dueAt, idempotencyKey, put, after);
  }

  /** The same, after others. */
  public NewTask after(List<String> requests) {
    return new NewTask(
        payload, title, priority, repository, notBefore, dueAt, idempotencyKey, labels, requests);
  }
}
