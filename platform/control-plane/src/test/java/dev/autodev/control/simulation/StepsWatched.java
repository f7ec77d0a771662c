package dev.autodev.control.simulation;

import dev.autodev.control.GateStatus;
import dev.autodev.control.ledger.StoredGate;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.ledger.StoredWorkflow;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may begin: only after all before it, as the tables have it and the pipeline wants it. */
final class StepsWatched {
  private static final String MERGE = "merge-approval";

  private final World world;
  private final Set<TaskIdentity.Place> begun = new HashSet<>();
  private final Map<StoredGate, Integer> deploys = new HashMap<>();
  private final Map<String, Integer> merges = new HashMap<>();

  StepsWatched(World world) {
    this.world = world;
  }

  void begun(StoredTask task) {
    TaskIdentity.Place place = task.row().identity().place().orElse(null);
    if (place == null) {
      return;
    }
    if (!begun.add(place)) {
      violated("t" + task.number + ": step " + place.step() + " is created twice");
    }
    StoredWorkflow workflow = world.store.workflow(place.workflow());
    Pipeline pipeline = workflow.state().definition();
    for (String before : pipeline.step(place.step()).after()) {
      check(workflow, pipeline, before, place.step());
    }
    if (task.fresh().payload() instanceof TaskPayload.Deploy deploy) {
      deploys(workflow, task, deploy);
    }
  }

  private void check(StoredWorkflow workflow, Pipeline pipeline, String before, String step) {
    boolean done =
        pipeline.step(before) instanceof Step.Gate
            ? approved(newestGate(workflow, before))
            : completed(newestTask(workflow, before));
    if (!done) {
      violated("w%d begins %s before %s is done".formatted(workflow.number, step, before));
    }
  }

  /** Work that nobody wants any more is stopped with what made it so. */
  void moved(StoredWorkflow workflow) {
    Map<String, StoredTask> goesOn = new HashMap<>();
    for (StoredTask task : workflow.tasks()) {
      if (task.row().status().terminal()) {
        continue;
      }
      String step = task.row().identity().place().orElseThrow().step();
      if (workflow.state().status().terminal()) {
        violated("t%d goes on, and w%d has ended".formatted(task.number, workflow.number));
      }
      StoredTask other = goesOn.put(step, task);
      if (other != null) {
        violated("t%d and t%d are both at %s".formatted(other.number, task.number, step));
      }
    }
  }

  private static boolean approved(@Nullable StoredGate gate) {
    return gate != null && gate.status() == GateStatus.APPROVED;
  }

  private static boolean completed(@Nullable StoredTask task) {
    return task != null && task.row().status() == TaskStatus.COMPLETED;
  }

  private static @Nullable StoredTask newestTask(StoredWorkflow workflow, String step) {
    StoredTask newest = null;
    int round = -1;
    for (StoredTask task : workflow.tasks()) {
      TaskIdentity.Place place = task.row().identity().place().orElseThrow();
      if (place.step().equals(step) && place.round() > round) {
        newest = task;
        round = place.round();
      }
    }
    return newest;
  }

  private static @Nullable StoredGate newestGate(StoredWorkflow workflow, String step) {
    StoredGate newest = null;
    for (StoredGate gate : workflow.gates()) {
      if (gate.step.equals(step) && (newest == null || gate.round > newest.round)) {
        newest = gate;
      }
    }
    return newest;
  }

  void asked(StoredGate gate) {
    StoredWorkflow workflow = world.store.workflow(gate.workflow);
    Pipeline pipeline = workflow.state().definition();
    for (Step step : pipeline.steps()) {
      if (step.id().equals(gate.step)) {
        step.after().forEach(before -> check(workflow, pipeline, before, gate.step));
      }
    }
  }

  /** One approval, one deploy, of exactly what was approved. */
  private void deploys(StoredWorkflow workflow, StoredTask task, TaskPayload.Deploy deploy) {
    StoredGate gate = newestGate(workflow, MERGE);
    if (gate == null
        || !deploy.approvedSha().equals(gate.hash)
        || !gate.hash.equals(gate.decidedHash())) {
      violated("t" + task.number + " deploys what was not approved");
    }
    Integer other = deploys.put(gate, task.number);
    if (other != null) {
      violated("t%d and t%d deploy by one approval".formatted(other, task.number));
    }
  }

  void merged(String workflow, String sha) {
    StoredWorkflow of = world.store.workflow(workflow);
    if (of.gates().stream()
        .noneMatch(g -> g.step.equals(MERGE) && approved(g) && sha.equals(g.decidedHash()))) {
      violated("w" + of.number + " merges " + sha + ", which nobody approved");
    }
    if (merges.merge(workflow, 1, Integer::sum) > 1) {
      violated("w" + of.number + " is merged twice");
    }
  }

  private void violated(String what) {
    world.checker.violated(what);
  }
}
