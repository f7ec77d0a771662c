package dev.autodev.control.simulation;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.StoredGate;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.ledger.StoredWorkflow;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.Watch;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks on from outside and compares what is committed with what really happened: who filed, who
 * worked and reported, who decided what they saw. Shares no rule with the code that it watches.
 */
final class Checker implements Watch {
  private final World world;
  private final AttemptsWatched attempts;
  private final StepsWatched steps;
  private final GatesWatched gates;
  private final Promises promises;
  private final DispatchWatched dispatch;
  private final List<StoredTask> newTasks = new ArrayList<>();
  private final List<StoredGate> newGates = new ArrayList<>();
  private final List<StoredWorkflow> moved = new ArrayList<>();

  Checker(World world) {
    this.world = world;
    this.attempts = new AttemptsWatched(world);
    this.steps = new StepsWatched(world);
    this.gates = new GatesWatched(world);
    this.promises = new Promises(world);
    this.dispatch = new DispatchWatched(world);
  }

  void violated(String what, @Nullable Throwable cause) {
    world.say("VIOLATION: " + what);
    if (world.violation == null) {
      world.violation = new Violation(what, cause);
    }
    throw world.violation;
  }

  void violated(String what) {
    violated(what, null);
  }

  int number(String task) {
    StoredTask stored = world.store.task(task);
    return stored == null ? 0 : stored.number;
  }

  @Override
  public void created(StoredTask task) {
    if (world.tracing()) {
      world.say(
          "t%d created: %s %s%s"
              .formatted(
                  task.number,
                  task.row().type().wireName(),
                  task.row().status().wireName(),
                  task.row()
                      .identity()
                      .place()
                      .map(
                          at ->
                              " for w%d %s#%d"
                                  .formatted(
                                      world.store.workflow(at.workflow()).number,
                                      at.step(),
                                      at.round()))
                      .orElse(" " + task.row().identity().title())));
    }
    promises.created(task);
    newTasks.add(task);
  }

  @Override
  public void changed(StoredTask task, TaskRow before) {
    TaskRow now = task.row();
    if (world.tracing()
        && (before.status() != now.status() || before.attempts() != now.attempts())) {
      world.say(
          "t%d %s -> %s e%d by %s, attempts %d%s"
              .formatted(
                  task.number,
                  before.status().wireName(),
                  now.status().wireName(),
                  now.epoch(),
                  now.worker(),
                  now.attempts(),
                  task.reason() == null ? "" : ": " + task.reason()));
    }
    attempts.changed(task, before);
    if (before.status() != now.status()
        && (now.status() == TaskStatus.FAILED || now.status() == TaskStatus.PARKED)) {
      world.people.stopped(task);
    }
  }

  @Override
  public void created(StoredWorkflow workflow) {
    promises.created(workflow);
    world.say("w" + workflow.number + " created");
  }

  @Override
  public void changed(StoredWorkflow workflow, WorkflowState before) {
    moved.add(workflow);
    WorkflowStatus was = before.status();
    WorkflowStatus now = workflow.state().status();
    if (was != now) {
      if (world.tracing()) {
        world.say("w%d %s: %s".formatted(workflow.number, now, workflow.state().note()));
      }
      if (was.terminal()) {
        violated("w%d was %s and is %s".formatted(workflow.number, was, now));
      }
    }
    String note = workflow.state().note();
    if (now == WorkflowStatus.PARKED
        && (note.startsWith("The engine could not") || note.startsWith("Nothing of it"))) {
      violated("w%d stands still: %s".formatted(workflow.number, note));
    }
  }

  @Override
  public void opened(StoredGate gate) {
    if (world.tracing()) {
      world.say("g%d opened: %s#%d".formatted(gate.number, gate.step, gate.round));
    }
    gates.opened(gate);
    newGates.add(gate);
    world.people.gateOpened(gate);
  }

  @Override
  public void closed(StoredGate gate, GateStatus to, @Nullable String by, @Nullable String hash) {
    if (world.tracing()) {
      world.say("g%d %s by %s".formatted(gate.number, to, by));
    }
    gates.closed(gate, to, by, hash);
  }

  @Override
  public void audited(String action, String subject) {
    gates.audited(action, subject);
  }

  /** Predecessors may be committed along with what follows from them, so this comes last. */
  @Override
  public void committed() {
    newTasks.forEach(steps::begun);
    newGates.forEach(steps::asked);
    moved.forEach(steps::moved);
    newTasks.clear();
    newGates.clear();
    moved.clear();
  }

  void chosen(MemoryQueue.Look look) {
    dispatch.chosen(look);
  }

  void dispatched(MemoryQueue.Look look, List<MemoryQueue.Order> orders) {
    dispatch.committed(look, orders);
  }

  void submitted(String title, boolean keyed) {
    promises.submitted(title, keyed);
  }

  void acknowledged(String title, String id, boolean workflow) {
    promises.acknowledged(title, id, workflow);
  }

  void cancelled(StoredTask task) {
    promises.cancelled(task);
  }

  void cancelled(StoredWorkflow workflow) {
    promises.cancelled(workflow);
  }

  void says(StoredGate gate, GateDecision decision, String hash, String by) {
    gates.says(gate, decision, hash, by);
  }

  void decided(StoredGate gate, GateDecision decision, String by) {
    gates.answered(gate, decision, by);
  }

  void troubled(String agent) {
    attempts.troubled(agent);
  }

  void silent(String agent) {
    attempts.silent(agent);
  }

  void aborted(Order order, String agent) {
    attempts.aborted(order, agent);
  }

  void lostData() {
    attempts.lostData();
  }

  void used(String task) {
    attempts.used(task);
  }

  void reported(Order order, String agent, TaskOutcome outcome) {
    attempts.reported(order, agent, outcome);
  }

  void merged(String workflow, String sha) {
    steps.merged(workflow, sha);
  }

  int openGates() {
    return gates.open();
  }

  /** All is at rest, or should be. */
  void end() {
    promises.end();
    attempts.end();
  }
}
