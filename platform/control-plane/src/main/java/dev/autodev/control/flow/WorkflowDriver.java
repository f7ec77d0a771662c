package dev.autodev.control.flow;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.Decision;
import dev.autodev.control.engine.Engine;
import dev.autodev.control.engine.EngineCommand;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.engine.Start;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.GateId;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Feeds the engine and carries out its commands on a ledger. */
@ApplicationScoped
public class WorkflowDriver {
  private static final Logger LOG = Logger.getLogger(WorkflowDriver.class);
  private static final int KEY_LENGTH = 6;

  @Inject Engine engine;
  @Inject TaskFiling filing;
  @Inject TaskEnding ending;
  @Inject Clock clock;

  /**
   * A workflow to be begun.
   *
   * @param after requests that its first tasks wait for, none of which is done
   * @param firstTaskKey idempotency key of its first task, for a workflow that a task stands for
   */
  public record Beginning(
      Start start,
      int priority,
      WorkflowRow.Fresh row,
      Optional<String> firstTaskKey,
      List<String> after) {}

  /** What only the tasks have with which a workflow begins. */
  private record First(Optional<String> key, List<String> after) {
    static final First NOT = new First(Optional.empty(), List.of());
  }

  /** A new id, whose end is the workflow's key in branch names. */
  public WorkflowId nextId() {
    return WorkflowId.next(clock);
  }

  /** The key of an id; see {@link Start}. */
  public static String keyOf(WorkflowId id) {
    return id.value().substring(id.value().length() - KEY_LENGTH);
  }

  /** Begins a workflow. */
  public WorkflowRow begin(Ledger ledger, WorkflowId id, Beginning beginning, Principal by) {
    Decision decision = engine.start(beginning.start());
    WorkflowRow workflow =
        ledger.add(id.value(), beginning.priority(), decision.state(), beginning.row());
    ledger
        .journal()
        .audit(
            by,
            "workflow.started",
            "workflow",
            workflow.id(),
            workflow.id(),
            Map.of("definition", beginning.start().pipeline(), "title", beginning.start().title()));
    Optional<String> key = beginning.firstTaskKey();
    for (EngineCommand command : decision.commands()) {
      carryOut(ledger, workflow, command, by, new First(key, beginning.after()));
      key = command instanceof EngineCommand.CreateTask ? Optional.empty() : key;
    }
    return workflow;
  }

  /** Applies an input; answers why it changed nothing, if so. */
  public Optional<String> apply(
      Ledger ledger, WorkflowRow workflow, EngineInput input, Principal by) {
    Decision decision = engine.apply(workflow.state(), input);
    if (decision.ignored().isPresent()) {
      LOG.debugf("workflow=%s input ignored: %s", workflow.id(), decision.ignored().get());
      return decision.ignored();
    }
    workflow.state(decision.state());
    decision.commands().forEach(command -> carryOut(ledger, workflow, command, by, First.NOT));
    return Optional.empty();
  }

  private void carryOut(
      Ledger ledger, WorkflowRow workflow, EngineCommand command, Principal by, First first) {
    switch (command) {
      case EngineCommand.CreateTask create -> create(ledger, workflow, create, first);
      case EngineCommand.OpenGate open -> {
        GateId gate = GateId.next(clock);
        ledger.journal().open(gate.value(), workflow.id(), open);
        ledger
            .journal()
            .audit(
                Principal.SYSTEM,
                "gate.opened",
                "gate",
                gate.value(),
                workflow.id(),
                Map.of("kind", open.kind().wireName(), "hash", open.subject().hash()));
        LOG.infof("gate=%s workflow=%s kind=%s opened", gate, workflow.id(), open.kind());
      }
      case EngineCommand.WithdrawGate void_ ->
          ledger
              .journal()
              .close(
                  workflow.id(),
                  void_.step(),
                  void_.round(),
                  GateStatus.WITHDRAWN,
                  null,
                  null,
                  void_.why());
      case EngineCommand.CancelTask cancel ->
          ledger
              .task(workflow.id(), cancel.step(), cancel.round())
              .ifPresent(task -> ending.cancel(ledger, task, cancel.why(), by));
      case EngineCommand.RegisterRepository register ->
          ledger
              .journal()
              .register(Ledger.KnownRepository.usual(register.repository()), by.name(), false);
      case EngineCommand.Finish finish -> {
        workflow.finish(finish.summary(), ledger.now());
        ledger
            .journal()
            .audit(
                by,
                "workflow." + finish.status().wireName(),
                "workflow",
                workflow.id(),
                workflow.id(),
                Map.of("summary", finish.summary()));
        LOG.infof(
            "workflow=%s %s: %s", workflow.id(), finish.status().wireName(), finish.summary());
      }
    }
  }

  private void create(
      Ledger ledger, WorkflowRow workflow, EngineCommand.CreateTask create, First first) {
    String title = Titles.of(create.payload(), workflow.state().title());
    TaskRow task =
        filing.file(
            ledger,
            new TaskFiling.Filing(
                create.payload(),
                title,
                workflow.priority(),
                workflow.repository(),
                Optional.of(new TaskIdentity.Place(workflow.id(), create.step(), create.round())),
                dependents(workflow.state().definition(), create.step()),
                null,
                null,
                first.key().orElse(null),
                null,
                first.after()),
            Principal.SYSTEM);
    LOG.debugf(
        "task=%s role=%s workflow=%s step=%s round=%d created",
        task.id(), task.type().role(), workflow.id(), create.step(), create.round());
  }

  private static int dependents(Pipeline pipeline, String step) {
    Set<String> waiting = new HashSet<>(Set.of(step));
    for (Step later : pipeline.steps()) {
      if (later.after().stream().anyMatch(waiting::contains)) {
        waiting.add(later.id());
      }
    }
    return waiting.size() - 1;
  }
}
