package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewTask;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.Start;
import dev.autodev.control.ledger.Keyed;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Repository;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.TaskPayload;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files what people and tools ask for, many in one commit. */
@ApplicationScoped
public class TaskFilings {
  @Inject Ledgers ledgers;
  @Inject TaskFiling filing;
  @Inject WorkflowDriver driver;
  @Inject Requests requests;

  /**
   * A task that is filed.
   *
   * @param view absent: it was known before, by its key
   */
  public record Filed(String id, @Nullable TaskView view) {}

  /** Answers in the same order; of a known key, the first task. */
  public Uni<List<Filed>> file(List<NewTask> tasks, Principal by) {
    return tasks.stream().allMatch(task -> task.after().isEmpty())
        ? filed(tasks, by)
        : Multi.createFrom()
            .iterable(tasks)
            .onItem()
            .transformToUniAndConcatenate(task -> requests.named(task.after()).map(task::after))
            .collect()
            .asList()
            .chain(found -> filed(found, by));
  }

  private Uni<List<Filed>> filed(List<NewTask> tasks, Principal by) {
    Scope scope = new Scope();
    for (NewTask task : tasks) {
      Optional<ControlPlaneException> wrong = check(task);
      if (wrong.isPresent()) {
        return Uni.createFrom().failure(wrong.get());
      }
      task.idempotencyKey().ifPresent(scope::key);
      task.repository().ifPresent(scope::repository);
      task.after().forEach(scope::request);
    }
    if (tasks.stream().allMatch(task -> task.priority() == NewTask.HIGHEST)) {
      scope.urgent();
    }
    return ledgers.run(
        scope,
        ledger -> {
          List<Filed> filed = new ArrayList<>();
          tasks.forEach(task -> filed.add(file(ledger, task, by)));
          return filed;
        });
  }

  /** Why it is filed neither now nor later; empty: it is in order. */
  public static Optional<ControlPlaneException> check(NewTask task) {
    return switch (task.payload()) {
      case TaskPayload.Deploy deploy -> Optional.of(needsApproval("deploy", "merge"));
      case TaskPayload.Publish publish -> Optional.of(needsApproval("publish", "publishing"));
      case TaskPayload.BuildProduct product -> Optional.empty();
      default ->
          task.repository().isPresent()
              ? Optional.empty()
              : Optional.of(
                  new ControlPlaneException.Invalid(
                      "repository",
                      "%s needs a repository: name a registered one"
                          .formatted(task.payload().taskType().wireName())));
    };
  }

  private static ControlPlaneException needsApproval(String type, String gate) {
    return new ControlPlaneException.Invalid(
        "type",
        "%s is never filed on its own: it follows a %s approval; start a workflow instead"
            .formatted(type, gate));
  }

  /** Files one on a ledger whose scope has its key, its repository and what it waits for. */
  public Filed file(Ledger ledger, NewTask task, Principal by) {
    Optional<Keyed> known = task.idempotencyKey().flatMap(ledger::taskOfKey);
    if (known.isPresent()) {
      return new Filed(SameRequest.of(ledger, task, known.get()), null);
    }
    TaskRow row = row(ledger, task, by);
    task.idempotencyKey().ifPresent(key -> ledger.waits().filed(row.id(), task.after()));
    String subject = row.identity().request();
    task.labels().forEach(label -> ledger.journal().label(subject, label));
    return new Filed(row.id(), ledger.view(row));
  }

  private TaskRow row(Ledger ledger, NewTask task, Principal by) {
    Optional<Repository> repository = task.repository().map(name -> registered(ledger, name));
    List<String> after = Prerequisites.open(ledger, task.after());
    if (task.payload() instanceof TaskPayload.BuildProduct product) {
      return product(ledger, task.after(after), product, repository, by);
    }
    return filing.file(
        ledger,
        new TaskFiling.Filing(
            task.payload(),
            task.title().orElseGet(() -> Titles.of(task.payload())),
            task.priority(),
            task.repository().orElse(null),
            Optional.empty(),
            0,
            task.notBefore().orElse(null),
            task.dueAt().orElse(null),
            task.idempotencyKey().orElse(null),
            null,
            after),
        by);
  }

  /** The repository of that name; refuses one that nobody registered. */
  public static Repository registered(Ledger ledger, String name) {
    return ledger
        .repository(name)
        .map(Ledger.KnownRepository::repository)
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "repository",
                    "repository '%s' is not registered: register it first (claude-swarm repos add), or name one that is (claude-swarm repos list)"
                        .formatted(name)));
  }

  private TaskRow product(
      Ledger ledger,
      NewTask task,
      TaskPayload.BuildProduct product,
      Optional<Repository> repository,
      Principal by) {
    WorkflowId id = driver.nextId();
    Start start =
        new Start(
            "product",
            WorkflowDriver.keyOf(id),
            task.title().orElse(product.idea()),
            product.idea(),
            repository,
            Optional.of(product));
    driver.begin(
        ledger,
        id,
        new WorkflowDriver.Beginning(
            start,
            task.priority(),
            new WorkflowRow.Fresh(null, null, by.author()),
            task.idempotencyKey(),
            task.after()),
        by);
    return ledger.tasks().stream()
        .filter(
            row ->
                row.identity().place().filter(at -> at.workflow().equals(id.value())).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a product begins with a task"));
  }
}
