package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.CancelTask;
import dev.autodev.control.engine.EngineCommand.Finish;
import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopAndGoTest {
  @Test
  void infeasibleEndsItWithTheReasoning() {
    Walk walk = Walk.of("feature").until("feasibility");
    walk.done("feasibility", new TaskResult.FeasibilityJudged(false, "no such API", List.of(), ""));
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
    assertThat(walk.state().note()).contains("no such API");
  }

  @Test
  void failedTaskParksUntilAPersonRetriesTheSameTask() {
    Walk walk = Walk.of("feature").until("spec").failed("spec", "no paths");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.PARKED);
    assertThat(walk.state().note()).isEqualTo("step 'spec' stopped: no paths");
    assertThat(walk.commands()).isEmpty();
    walk.retry("spec");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.RUNNING);
    assertThat(walk.commands()).isEmpty();
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void parkedTaskParksTheWorkflow() {
    Walk walk = Walk.of("fix").ended("build", new TaskOutcome.Parked("budget used up"));
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.PARKED);
    assertThat(walk.state().note()).contains("budget used up");
  }

  @Test
  void otherChecksGoOnWhileOneIsParked() {
    Walk walk =
        Walk.of("fix").until("review").failed("test", "disk full").failed("scan", "no tool");
    walk.done("review");
    assertThat(walk.state().step("review").status()).isEqualTo(StepStatus.DONE);
    walk.retry("scan");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.PARKED);
    assertThat(walk.state().note()).contains("disk full");
    assertThat(walk.retry("test").toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void cancelEndsTasksAndGates() {
    Walk checks = Walk.of("fix").until("review").done("scan").failed("test", "disk full").cancel();
    assertThat(checks.state().status()).isEqualTo(WorkflowStatus.CANCELLED);
    assertThat(checks.commands()).hasSize(3);
    assertThat(checks.commands().subList(0, 2)).allMatch(CancelTask.class::isInstance);
    assertThat(checks.commands().getLast())
        .isEqualTo(new Finish(WorkflowStatus.CANCELLED, "cancelled: changed my mind"));
    Walk gate = Walk.of("feature").until("spec-approval").cancel();
    assertThat(gate.commands()).hasSize(2).first().isInstanceOf(WithdrawGate.class);
  }

  @Test
  void nothingMovesAWorkflowThatHasEnded() {
    Walk walk = Walk.of("fix").toTheEnd();
    WorkflowState end = walk.state();
    walk.cancel();
    assertThat(walk.last()).isEqualTo(Decision.ignored(end, walk.last().ignored().orElseThrow()));
  }

  @Test
  void repeatedAndLateResultsAreIgnored() {
    Walk walk = Walk.of("feature").done("analyse");
    WorkflowState before = walk.state();
    TaskResult other = new TaskResult.RepositoryAnalysed("late", List.of(), "", "", 0);
    walk.apply(new TaskEnded("analyse", 0, new TaskOutcome.Completed(other, Evidence.NONE)));
    assertThat(walk.state()).isSameAs(before);
    walk.apply(new TaskEnded("nowhere", 0, new TaskOutcome.Failed("x")));
    walk.apply(new TaskEnded("spec-approval", -1, new TaskOutcome.Failed("x")));
    walk.ended("epic", new TaskOutcome.Retry("rate limit", Optional.empty()));
    assertThat(walk.state()).isSameAs(before);
    assertThat(walk.last().ignored()).isPresent();
  }

  @Test
  void resultOfAnotherKindEndsItWithTheReason() {
    Walk walk = Walk.of("feature").done("analyse", Results.review());
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
    assertThat(walk.state().note()).contains("analyse").contains("ReviewDone");
  }

  @Test
  void mendingOnAnotherBranchEndsItWithTheReason() {
    Walk walk = Walk.of("fix").until("merge-approval").reject("merge-approval", "no");
    walk.done("build", new TaskResult.ChangeMade(Results.change("elsewhere", "h"), ""));
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
    assertThat(walk.state().note()).contains("elsewhere");
  }
}
