package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewTask;
import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.engine.IllegalMoveException;
import dev.autodev.control.engine.Start;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.TaskType;
import dev.autodev.model.workflow.Pipelines;
import dev.autodev.model.workflow.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a person does to a workflow. */
@ApplicationScoped
public class WorkflowMoves {
  @Inject Ledgers ledgers;
  @Inject WorkflowDriver driver;
  @Inject Pipelines pipelines;
  @Inject Requests requests;

  /** Starts one and answers its id; a known key answers the first one's. */
  public Uni<String> start(NewWorkflow workflow, Principal by) {
    Optional<ControlPlaneException> wrong = check(workflow);
    if (wrong.isPresent()) {
      return Uni.createFrom().failure(wrong.get());
    }
    return workflow.after().isEmpty()
        ? started(workflow, by)
        : requests.named(workflow.after()).chain(after -> started(workflow.after(after), by));
  }

  private Uni<String> started(NewWorkflow workflow, Principal by) {
    Scope scope = new Scope();
    workflow.after().forEach(scope::request);
    workflow.idempotencyKey().ifPresent(scope::key);
    workflow.repository().ifPresent(scope::repository);
    return ledgers.run(scope, ledger -> start(ledger, workflow, by));
  }

  /** Why it is started neither now nor later; empty: it is in order. */
  public Optional<ControlPlaneException> check(NewWorkflow workflow) {
    if (!pipelines.names().contains(workflow.definition())) {
      return Optional.of(
          new ControlPlaneException.Invalid(
              "definition",
              "workflow '%s' is unknown; known are %s"
                  .formatted(workflow.definition(), String.join(", ", pipelines.names()))));
    }
    return workflow.repository().isPresent() || makesRepository(workflow.definition())
        ? Optional.empty()
        : Optional.of(
            new ControlPlaneException.Invalid(
                "repository",
                "workflow '%s' works on a repository: name a registered one (claude-swarm repos list)"
                    .formatted(workflow.definition())));
  }

  /** A product begins with a proposal, and gets its repository on the way. */
  private boolean makesRepository(String definition) {
    return pipelines.get(definition).steps().getFirst() instanceof Step.Work first
        && first.task() == TaskType.BUILD_PRODUCT;
  }

  /** Starts one on a ledger whose scope has its key, its repository and what it waits for. */
  public String start(Ledger ledger, NewWorkflow workflow, Principal by) {
    return workflow
        .idempotencyKey()
        .flatMap(ledger::workflowOfKey)
        .map(first -> SameRequest.of(ledger, workflow, first))
        .orElseGet(() -> begin(ledger, workflow, by));
  }

  private String begin(Ledger ledger, NewWorkflow workflow, Principal by) {
    WorkflowId id = driver.nextId();
    try {
      Start start =
          new Start(
              workflow.definition(),
              WorkflowDriver.keyOf(id),
              workflow.title(),
              workflow.description(),
              workflow.repository().map(name -> TaskFilings.registered(ledger, name)),
              Optional.empty());
      WorkflowRow.Fresh row =
          new WorkflowRow.Fresh(workflow.idempotencyKey().orElse(null), null, by.author());
      driver.begin(
          ledger,
          id,
          new WorkflowDriver.Beginning(
              start,
              NewTask.USUAL,
              row,
              Optional.empty(),
              Prerequisites.open(ledger, workflow.after())),
          by);
    } catch (InvalidModelException e) {
      throw new ControlPlaneException.Invalid("", String.valueOf(e.getMessage()));
    }
    workflow.idempotencyKey().ifPresent(key -> ledger.waits().filed(id.value(), workflow.after()));
    workflow.labels().forEach(label -> ledger.journal().label(id.value(), label));
    return id.value();
  }

  /** Cancels one; a repetition changes nothing. */
  public Uni<Void> cancel(String id, String reason, Principal by) {
    String why = reason.isBlank() ? "cancelled by " + by.name() : reason;
    return ledgers.change(
        new Scope().workflow(id),
        ledger -> {
          WorkflowRow workflow =
              ledger
                  .workflow(id)
                  .orElseThrow(() -> new ControlPlaneException.NotFound("workflow", id));
          WorkflowStatus status = workflow.state().status();
          if (status == WorkflowStatus.CANCELLED) {
            return;
          }
          if (status.terminal()) {
            throw conflict("Workflow %s is %s".formatted(id, status.wireName()), status);
          }
          try {
            driver.apply(ledger, workflow, new EngineInput.CancelRequested(why), by);
          } catch (IllegalMoveException e) {
            throw conflict(String.valueOf(e.getMessage()), status);
          }
        });
  }

  private static ControlPlaneException conflict(String why, WorkflowStatus status) {
    return new ControlPlaneException.Conflict(why, status.wireName());
  }
}
