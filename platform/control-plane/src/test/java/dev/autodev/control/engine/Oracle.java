package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.CancelTask;
import dev.autodev.control.engine.EngineCommand.CreateTask;
import dev.autodev.control.engine.EngineCommand.Finish;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.control.engine.EngineCommand.RegisterRepository;
import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Follows the commands as the store would, and holds them against what must always be true. */
final class Oracle {
  private final Set<String> begun = new HashSet<>();
  private final Map<String, Integer> tasks = new TreeMap<>();
  private final Map<String, Integer> gates = new TreeMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<String, TaskPayload> payloads = new HashMap<>();
  private final Map<String, String> checkedHead = new HashMap<>();
  private Optional<String> approvedSha = Optional.empty();
  private int granted;
  private boolean finished;

  /** What the store notes before the engine is asked: this input was valid for what is open. */
  void accepted(WorkflowState before, EngineInput input) {
    switch (input) {
      case TaskEnded ended -> {
        if (ended.outcome() instanceof TaskOutcome.Completed) {
          assertThat(tasks.remove(ended.step())).isEqualTo(ended.round());
          head(payload(ended.step())).ifPresent(h -> checkedHead.put(ended.step(), h));
        }
      }
      case GateDecided decided -> decided(before, decided);
      default -> {}
    }
  }

  private void decided(WorkflowState before, GateDecided decided) {
    if (decided.decision() == GateDecision.DEFER) {
      return;
    }
    assertThat(gates.remove(decided.step())).isEqualTo(decided.round());
    if (decided.decision() == GateDecision.APPROVE) {
      assertThat(decided.hash()).isEqualTo(hashes.get(decided.step()));
      if (decided.step().equals(Move.MORE_ROUNDS)) {
        granted++;
      } else if (before.definition().step(decided.step()) instanceof Step.Gate gate
          && gate.gate() == GateKind.MERGE_APPROVAL) {
        approvedSha = Optional.of(decided.hash());
      }
    }
  }

  void check(Decision decision) {
    WorkflowState state = decision.state();
    for (EngineCommand command : decision.commands()) {
      assertThat(finished).as("nothing follows the end").isFalse();
      follow(state, command);
    }
    assertThat(finished).isEqualTo(state.status().terminal());
    assertThat(open(state, true)).as("tasks that the state knows").isEqualTo(tasks);
    assertThat(open(state, false)).as("gates that the state knows").isEqualTo(gates);
    assertLivePath(state);
    state
        .definition()
        .rework()
        .ifPresent(
            loop -> assertThat(state.mendings()).isLessThanOrEqualTo(loop.rounds() + granted));
    assertThat(state.extraRounds()).isEqualTo(granted);
  }

  private static void assertLivePath(WorkflowState state) {
    Set<StepStatus> statuses = new HashSet<>();
    state.steps().values().forEach(step -> statuses.add(step.status()));
    switch (state.status()) {
      case RUNNING ->
          assertThat(statuses).contains(StepStatus.ACTIVE).doesNotContain(StepStatus.PARKED);
      case PARKED -> assertThat(statuses).contains(StepStatus.PARKED);
      case COMPLETED ->
          assertThat(state.definition().steps())
              .allMatch(step -> state.step(step.id()).status() == StepStatus.DONE);
      case FAILED, CANCELLED ->
          assertThat(statuses).doesNotContain(StepStatus.ACTIVE, StepStatus.PARKED);
    }
  }

  private void follow(WorkflowState state, EngineCommand command) {
    switch (command) {
      case CreateTask task -> {
        begin(state, tasks, task.step(), task.round());
        payloads.put(task.step(), task.payload());
        if (task.payload() instanceof TaskPayload.Deploy deploy) {
          assertThat(approvedSha).as("an approval of exactly this").contains(deploy.approvedSha());
          assertThat(deploy.change().headSha()).isEqualTo(deploy.approvedSha());
          approvedSha = Optional.empty();
        }
      }
      case OpenGate gate -> {
        begin(state, gates, gate.step(), gate.round());
        hashes.put(gate.step(), gate.subject().hash());
        assertThat(state.step(gate.step()).hash()).isEqualTo(gate.subject().hash());
        if (gate.kind() == GateKind.MERGE_APPROVAL) {
          assertChecked(state, gate.subject().hash());
        }
      }
      case CancelTask task -> assertThat(tasks.remove(task.step())).isEqualTo(task.round());
      case WithdrawGate gate -> assertThat(gates.remove(gate.step())).isEqualTo(gate.round());
      case RegisterRepository known -> assertThat(state.repository()).contains(known.repository());
      case Finish finish -> {
        finished = true;
        assertThat(finish.status()).isEqualTo(state.status());
      }
    }
  }

  private void begin(WorkflowState state, Map<String, Integer> open, String step, int round) {
    assertThat(begun.add(step + "#" + round)).as(step + "#" + round + " is new").isTrue();
    assertThat(open.put(step, round)).as(step + " is not open already").isNull();
    if (!step.equals(Move.MORE_ROUNDS)) {
      assertThat(Graph.needs(state.definition().step(step)))
          .as("all before " + step)
          .allMatch(id -> state.step(id).done());
    }
  }

  /** All checks looked at this very commit and let it pass. */
  private void assertChecked(WorkflowState state, String head) {
    state
        .definition()
        .rework()
        .ifPresent(
            loop -> {
              assertThat(loop.checks()).allMatch(check -> head.equals(checkedHead.get(check)));
              assertThat(Verdict.blocking(state, loop)).isEmpty();
            });
  }

  private static Optional<String> head(TaskPayload payload) {
    return switch (payload) {
      case TaskPayload.ReviewMr review -> Optional.of(review.change().headSha());
      case TaskPayload.RunTests tests -> tests.change().map(ChangeRef::headSha);
      case TaskPayload.SecurityScan scan -> scan.change().map(ChangeRef::headSha);
      case TaskPayload.StaticAnalysis analysis -> analysis.change().map(ChangeRef::headSha);
      default -> Optional.empty();
    };
  }

  TaskPayload payload(String step) {
    return Objects.requireNonNull(payloads.get(step), step);
  }

  private static Map<String, Integer> open(WorkflowState state, boolean work) {
    Map<String, Integer> open = new TreeMap<>();
    state
        .steps()
        .forEach(
            (id, step) -> {
              if (step.status().open() && state.isWork(id) == work) {
                open.put(id, step.round());
              }
            });
    return open;
  }
}
