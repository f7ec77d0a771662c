package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.engine.EngineInput.CancelRequested;
import dev.autodev.control.engine.EngineInput.ChangesAsked;
import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.control.engine.EngineInput.SubjectMoved;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.control.engine.EngineInput.TaskRetried;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One random life of a workflow: agents that fail, people who change their minds, a wire that
 * repeats.
 */
final class History {
  private static final int LONGEST = 400;

  private final Random random;
  private final Engine engine;
  private final Start start;
  private final Oracle oracle = new Oracle();
  private final List<EngineInput> sent = new ArrayList<>();
  private final List<EngineInput> accepted = new ArrayList<>();
  private WorkflowState state;
  private int heads;

  History(long seed, Pipelines pipelines) {
    random = new Random(seed);
    engine = new Engine(pipelines);
    String pipeline = pipelines.names().get(random.nextInt(pipelines.names().size()));
    start =
        new Start(pipeline, "k" + seed, "Title", "", Optional.of(Walk.SAMPLE), Optional.empty());
    Decision first = engine.start(start);
    state = first.state();
    oracle.check(first);
  }

  /** Lives it, checking after each input; says how it ended. */
  WorkflowStatus live(boolean everyRoundTrip) {
    for (int i = 0; i < LONGEST && !state.status().terminal(); i++) {
      send(next());
      if (everyRoundTrip) {
        assertRoundTrip();
      }
    }
    for (int i = 0; i < 5; i++) {
      send(repeated());
    }
    assertRoundTrip();
    assertReplayIsEqual();
    return state.status();
  }

  private void send(EngineInput input) {
    sent.add(input);
    Decision decision;
    try {
      decision = engine.apply(state, input);
    } catch (IllegalMoveException refused) {
      return;
    }
    if (decision.ignored().isPresent()) {
      assertThat(decision.state()).isSameAs(state);
      assertThat(decision.commands()).isEmpty();
      return;
    }
    accepted.add(input);
    oracle.accepted(state, input);
    state = decision.state();
    oracle.check(decision);
  }

  private void assertRoundTrip() {
    assertThat(Json.read(Json.write(state), WorkflowState.class)).isEqualTo(state);
    ObjectNode stored = (ObjectNode) Json.parse(Jsonb.withoutPipeline(state));
    stored.set("definition", Json.tree(state.definition()));
    assertThat(Json.read(stored, WorkflowState.class)).isEqualTo(state);
  }

  private void assertReplayIsEqual() {
    WorkflowState again = engine.start(start).state();
    for (EngineInput input : accepted) {
      again = engine.apply(again, input).state();
    }
    assertThat(again).isEqualTo(state);
  }

  private EngineInput next() {
    if (chance(10)) {
      return repeated();
    }
    if (chance(4)) {
      return new TaskEnded(anyStep(), random.nextInt(4) - 1, new TaskOutcome.Failed("stray"));
    }
    if (random.nextInt(600) == 0) {
      return new CancelRequested("");
    }
    List<Map.Entry<String, StepState>> open =
        state.steps().entrySet().stream().filter(s -> s.getValue().status().open()).toList();
    Map.Entry<String, StepState> one = open.get(random.nextInt(open.size()));
    String step = one.getKey();
    int round = one.getValue().round();
    if (one.getValue().status() == StepStatus.PARKED) {
      return new TaskRetried(step, round);
    }
    return state.isWork(step)
        ? new TaskEnded(step, round, outcome(oracle.payload(step), round))
        : decision(step, one.getValue());
  }

  private EngineInput repeated() {
    return sent.isEmpty() ? new TaskRetried(anyStep(), 0) : sent.get(random.nextInt(sent.size()));
  }

  private String anyStep() {
    List<String> ids = List.copyOf(state.steps().keySet());
    return ids.get(random.nextInt(ids.size()));
  }

  private EngineInput decision(String step, StepState gate) {
    if (chance(6)) {
      return new SubjectMoved(step, "pushed" + heads++);
    }
    if (chance(4)) {
      return new ChangesAsked(step, gate.round(), findings());
    }
    if (chance(5)) {
      return new GateDecided(step, gate.round(), GateDecision.APPROVE, "stale", "", "bob");
    }
    GateDecision decision =
        chance(12) ? GateDecision.REJECT : chance(8) ? GateDecision.DEFER : GateDecision.APPROVE;
    return new GateDecided(step, gate.round(), decision, gate.hash(), "because", "ann");
  }

  private TaskOutcome outcome(TaskPayload payload, int round) {
    if (chance(5)) {
      return chance(50) ? new TaskOutcome.Failed("no") : new TaskOutcome.Parked("budget");
    }
    if (chance(3)) {
      return new TaskOutcome.Retry("rate limit", Optional.empty());
    }
    TaskResult result =
        random.nextInt(500) == 0
            ? new TaskResult.BacklogRanked(List.of(), "")
            : result(payload, round);
    return new TaskOutcome.Completed(result, Evidence.NONE);
  }

  private TaskResult result(TaskPayload payload, int round) {
    return switch (payload) {
      case TaskPayload.ImplementFeature p -> made(p.branch());
      case TaskPayload.ImplementFix p -> made(p.branch());
      case TaskPayload.EvaluateFeasibility p ->
          new TaskResult.FeasibilityJudged(!chance(3), "reasons", List.of("risk"), "");
      case TaskPayload.ReviewMr p -> new TaskResult.ReviewDone(!chance(15), "looked", findings());
      case TaskPayload.RunTests p -> Results.tests(chance(10) ? 1 : 0, findings());
      case TaskPayload.SecurityScan p -> new TaskResult.ScanDone(List.of("t"), findings(), 0);
      case TaskPayload.StaticAnalysis p ->
          new TaskResult.AnalysisDone(List.of("t"), findings(), List.of());
      case TaskPayload.Deploy p when chance(30) -> {
        TaskResult.MergeRefusal[] reasons = TaskResult.MergeRefusal.values();
        yield new TaskResult.MergeRefused(
            reasons[random.nextInt(reasons.length)],
            Results.change(p.change().branch(), "rebased" + heads++),
            findings());
      }
      default -> Results.good(payload, round);
    };
  }

  private TaskResult made(String branch) {
    return new TaskResult.ChangeMade(Results.change(branch, "head" + heads++), "made");
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    while (chance(18)) {
      Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
      findings.add(Results.finding(severity, "finding " + random.nextInt(50)));
    }
    return findings;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
