package dev.autodev.control.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.control.NewTask;
import dev.autodev.control.NewWorkflow;
import dev.autodev.model.Require;
import dev.autodev.model.task.TaskPayload;
import java.util.List;
import java.util.Optional;

/** What an occurrence or a template files; told apart by {@code kind} on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ScheduledWork.Task.class, name = "task"),
  @JsonSubTypes.Type(value = ScheduledWork.Workflow.class, name = "workflow"),
})
public sealed interface ScheduledWork {
  /** Name of a registered repository. */
  Optional<String> repository();

  /** Requests that it waits for, by their ids. */
  List<String> after();

  /** The same after others. */
  ScheduledWork after(List<String> requests);

  /** The same for another repository. */
  ScheduledWork on(Optional<String> repository);

  /**
   * One task.
   *
   * @param payload with its {@code type}
   * @param priority from 0 to 10; absent: 5
   */
  record Task(
      TaskPayload payload,
      Optional<String> title,
      Optional<Integer> priority,
      Optional<String> repository,
      List<String> after)
      implements ScheduledWork {
    /** A payload is needed. */
    public Task {
      payload = Require.present(payload, "work.payload");
      title = Require.present(title, "work.title");
      priority = Require.present(priority, "work.priority");
      repository = Require.present(repository, "work.repository");
      after = Require.copy(after);
    }

    /** It waits for nothing. */
    public Task(
        TaskPayload payload,
        Optional<String> title,
        Optional<Integer> priority,
        Optional<String> repository) {
      this(payload, title, priority, repository, List.of());
    }

    @Override
    public Task on(Optional<String> other) {
      return new Task(payload, title, priority, other, after);
    }

    @Override
    public Task after(List<String> requests) {
      return new Task(payload, title, priority, repository, requests);
    }

    /** As it is filed under a key. */
    public NewTask filed(String key) {
      return new NewTask(
              payload,
              title,
              priority.orElse(NewTask.USUAL),
              repository,
              Optional.empty(),
              Optional.empty(),
              Optional.of(key))
          .after(after);
    }
  }

  /**
   * A whole workflow.
   *
   * @param definition name of its pipeline; empty: feature
   */
  record Workflow(
      String definition,
      String title,
      String description,
      Optional<String> repository,
      List<String> after)
      implements ScheduledWork {
    /** A title is needed. */
    public Workflow {
      definition = Require.orEmpty(definition).isBlank() ? "feature" : definition;
      title = Require.text(title, "work.title");
      description = Require.orEmpty(description);
      repository = Require.present(repository, "work.repository");
      after = Require.copy(after);
    }

    /** It waits for nothing. */
    public Workflow(
        String definition, String title, String description, Optional<String> repository) {
      this(definition, title, description, repository, List.of());
    }

    @Override
    public Workflow on(Optional<String> other) {
      return new Workflow(definition, title, description, other, after);
    }

    @Override
    public Workflow after(List<String> requests) {
      return new Workflow(definition, title, description, repository, requests);
    }

    /** As it is started under a key. */
    public NewWorkflow started(String key) {
      return new NewWorkflow(definition, title, description, repository, Optional.of(key))
          .after(after);
    }
  }
}
