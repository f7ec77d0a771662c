package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.CreateTask;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.control.engine.EngineInput.CancelRequested;
import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.control.engine.EngineInput.SubjectMoved;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.control.engine.EngineInput.TaskRetried;
import dev.autodev.model.Repository;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drives one workflow as a person and the agents would. */
final class Walk {
  static final Repository SAMPLE = Repository.at("sample", "/srv/sample.git", "main");

  private final Engine engine;
  private final List<EngineCommand> all = new ArrayList<>();
  private Decision last;

  private Walk(Engine engine, Start start) {
    this.engine = engine;
    this.last = engine.start(start);
    all.addAll(last.commands());
  }

  static Walk of(String pipeline) {
    return of(Pipelines.builtIn(), pipeline, Optional.empty());
  }

  static Walk of(Pipelines pipelines, String pipeline, Optional<TaskPayload> seed) {
    return new Walk(
        new Engine(pipelines),
        new Start(pipeline, "k3y9z1", "Parse the range", "As in npm.", Optional.of(SAMPLE), seed));
  }

  Walk apply(EngineInput input) {
    last = engine.apply(last.state(), input);
    all.addAll(last.commands());
    return this;
  }

  Walk done(String step) {
    return done(step, Results.good(payload(step), round(step)));
  }

  Walk done(String step, TaskResult result) {
    return ended(step, new TaskOutcome.Completed(result, Evidence.NONE));
  }

  Walk failed(String step, String reason) {
    return ended(step, new TaskOutcome.Failed(reason));
  }

  Walk ended(String step, TaskOutcome outcome) {
    return apply(new TaskEnded(step, round(step), outcome));
  }

  Walk retry(String step) {
    return apply(new TaskRetried(step, round(step)));
  }

  Walk approve(String gate) {
    return decide(gate, GateDecision.APPROVE, state().step(gate).hash(), "");
  }

  Walk reject(String gate, String reason) {
    return decide(gate, GateDecision.REJECT, "", reason);
  }

  Walk decide(String gate, GateDecision decision, String hash, String reason) {
    return apply(new GateDecided(gate, round(gate), decision, hash, reason, "ann"));
  }

  Walk moved(String gate, String head) {
    return apply(new SubjectMoved(gate, head));
  }

  Walk cancel() {
    return apply(new CancelRequested("changed my mind"));
  }

  /** Everything goes well until this step is the one that waits. */
  Walk until(String step) {
    while (!state().steps().containsKey(step) || !isActive(step)) {
      goOn();
    }
    return this;
  }

  /** Everything goes well to the end. */
  Walk toTheEnd() {
    while (!state().status().terminal()) {
      goOn();
    }
    return this;
  }

  private void goOn() {
    String next =
        state().steps().keySet().stream()
            .filter(this::isActive)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is active: " + state()));
    if (state().isWork(next)) {
      done(next);
    } else {
      approve(next);
    }
  }

  boolean isActive(String step) {
    return state().step(step).status() == StepStatus.ACTIVE;
  }

  WorkflowState state() {
    return last.state();
  }

  Decision last() {
    return last;
  }

  List<EngineCommand> commands() {
    return last.commands();
  }

  List<EngineCommand> all() {
    return all;
  }

  private int round(String step) {
    return state().step(step).round();
  }

  /** The newest payload of a step. */
  TaskPayload payload(String step) {
    return newest(CreateTask.class, step).payload();
  }

  <T extends TaskPayload> T payload(String step, Class<T> type) {
    assertThat(payload(step)).isInstanceOf(type);
    return type.cast(payload(step));
  }

  GateSubject subject(String gate) {
    return newest(OpenGate.class, gate).subject();
  }

  private <C extends EngineCommand> C newest(Class<C> kind, String step) {
    return all.reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(
            command ->
                switch (command) {
                  case CreateTask task -> task.step().equals(step);
                  case OpenGate gate -> gate.step().equals(step);
                  default -> false;
                })
        .findFirst()
        .orElseThrow(() -> new AssertionError("never begun: " + step));
  }
}
