package dev.autodev.control.simulation;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.flow.GateDeciding;
import dev.autodev.control.flow.TaskMoves;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.control.ledger.StoredGate;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.ledger.StoredWorkflow;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** People decide gates, not always once and not always in time; cancel and retry. */
final class People {
  private static final List<Principal> ALL =
      List.of(Principal.human("ann"), Principal.human("bob"), Principal.human("eve"));

  private final World world;
  private final GateDeciding gates;
  private final TaskMoves tasks;
  private final WorkflowMoves workflows;

  People(World world) {
    this.world = world;
    this.gates = world.beans.get(GateDeciding.class);
    this.tasks = world.beans.get(TaskMoves.class);
    this.workflows = world.beans.get(WorkflowMoves.class);
  }

  void gateOpened(StoredGate gate) {
    int patience =
        world.fault(60) ? world.dice.between(10_000, 40_000) : world.dice.between(100, 4_000);
    world.timeline.in(patience, () -> visit(gate));
  }

  private void visit(StoredGate gate) {
    if (gate.status() != GateStatus.OPEN) {
      return;
    }
    world.timeline.in(world.dice.between(3_000, 6_000), () -> visit(gate));
    Principal person = world.dice.pick(ALL);
    GateDecision decision = decision();
    String hash = world.fault(80) ? "wrong" : gate.hash;
    decide(gate, decision, hash, person);
    if (world.fault(120)) {
      world.timeline.in(world.dice.between(0, 40), () -> decide(gate, decision, hash, person));
    }
    if (world.fault(120)) {
      GateDecision other = decision();
      world.timeline.in(
          world.dice.between(0, 40), () -> decide(gate, other, gate.hash, world.dice.pick(ALL)));
    }
  }

  private GateDecision decision() {
    return world.fault(120)
        ? GateDecision.REJECT
        : world.fault(80) ? GateDecision.DEFER : GateDecision.APPROVE;
  }

  private void decide(StoredGate gate, GateDecision decision, String hash, Principal by) {
    ControlPlane plane = world.anyPlane();
    if (plane == null) {
      return;
    }
    world.checker.says(gate, decision, hash, by.name());
    String told = world.without(Mutant.NO_HASH_CHECK) ? gate.hash : hash;
    Beans.Asked asked =
        world.beans.asked(
            gates.decide(gate.id, new GateDeciding.Verdict(decision, told, "because"), by));
    if (world.without(Mutant.NO_LOCK_AT_GATES)) {
      plane.changeUnlocked(asked.scope(), asked.work());
      return;
    }
    plane.change(
        asked.scope(),
        asked.work(),
        done -> world.checker.decided(gate, decision, by.name()),
        refused -> {});
  }

  /** A task failed or was parked. */
  void stopped(StoredTask task) {
    if (world.fault(500)) {
      world.timeline.in(
          world.dice.between(500, 8_000),
          () -> ask(tasks.retry(task.row().id(), world.dice.pick(ALL)), () -> {}));
    }
  }

  void cancelSomething() {
    List<StoredTask> all = world.store.tasks();
    if (!all.isEmpty()) {
      StoredTask task = world.dice.pick(all);
      StoredWorkflow workflow =
          task.row().identity().place().map(at -> world.store.workflow(at.workflow())).orElse(null);
      if (workflow != null && world.dice.chance(500)) {
        ask(
            workflows.cancel(workflow.id, "", world.dice.pick(ALL)),
            () -> world.checker.cancelled(workflow));
      } else {
        ask(
            tasks.cancel(task.row().id(), "", world.dice.pick(ALL)),
            () -> world.checker.cancelled(task));
      }
    }
  }

  private void ask(Uni<?> question, Runnable answered) {
    ControlPlane plane = world.anyPlane();
    Beans.Asked asked = world.beans.asked(question);
    if (plane != null) {
      plane.change(asked.scope(), asked.work(), done -> answered.run(), refused -> {});
    }
  }
}
