package dev.autodev.control.engine;

import static dev.autodev.control.engine.Results.finding;
import static dev.autodev.control.engine.Results.review;
import static dev.autodev.control.engine.Results.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.CreateTask;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReworkLoopTest {
  private static final String MORE = Move.MORE_ROUNDS;

  @Test
  void findingsOfAllChecksGoBackTogetherOnceAllAreIn() {
    Walk walk = Walk.of("feature").until("review");
    walk.done("review", review(finding(Severity.MEDIUM, "one"), finding(Severity.LOW, "small")));
    assertThat(walk.commands()).isEmpty();
    walk.done("scan", scan(finding(Severity.CRITICAL, "a key")));
    assertThat(walk.commands()).isEmpty();
    walk.done("test");
    TaskPayload.ImplementFix fix = walk.payload("build", TaskPayload.ImplementFix.class);
    assertThat(fix.findings()).extracting("message").containsExactly("one", "a key");
    assertThat(fix.round()).isEqualTo(1);
    assertThat(fix.branch()).isEqualTo("autodev/parse-the-range-k3y9z1");
    assertThat(fix.change().orElseThrow().headSha()).isEqualTo("head0");
    assertThat(fix.spec()).isEqualTo("# Spec 0");
    assertThat(walk.commands()).containsExactly(new CreateTask("build", 1, fix));
  }

  @Test
  void mendedChangeIsCheckedAgainInItsRoundAndMerged() {
    Walk walk = Walk.of("feature").until("review");
    walk.done("review", review(finding(Severity.HIGH, "one"))).done("test").done("scan");
    walk.done("build");
    assertThat(walk.payload("review", TaskPayload.ReviewMr.class).round()).isEqualTo(1);
    assertThat(walk.payload("review", TaskPayload.ReviewMr.class).change().headSha())
        .isEqualTo("head1");
    walk.until("merge-approval");
    assertThat(walk.subject("merge-approval").hash()).isEqualTo("head1");
    assertThat(walk.subject("merge-approval").facts())
        .contains("1 round of mending, 1 finding sent back");
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void findingsBelowTheThresholdPassAndAreShownAtTheGate() {
    Walk walk = Walk.of("fix").until("review");
    walk.done("review", new TaskResult.ReviewDone(true, "ok", List.of(finding(Severity.LOW, "s"))));
    walk.done("test").done("scan");
    assertThat(walk.subject("merge-approval").findings())
        .extracting("message")
        .containsExactly("s");
  }

  @Test
  void whatAScanKnowsOfWithoutTheChangeIsShownAtTheGateAndHoldsNothingUp() {
    Walk walk = Walk.of("fix").until("review");
    walk.done("review").done("test");
    walk.done(
        "scan",
        new TaskResult.ScanDone(
            List.of("pmd"), List.of(), List.of(finding(Severity.CRITICAL, "old")), 0));
    assertThat(walk.subject("merge-approval").findings())
        .extracting("message")
        .containsExactly("old");
    assertThat(walk.subject("merge-approval").facts())
        .contains("scan: 0 findings, 1 known, 0 suppressed (pmd)");
  }

  @Test
  void refusalWithoutAFindingCountsAsOne() {
    Walk walk = Walk.of("fix").until("review");
    walk.done("review", new TaskResult.ReviewDone(false, "no tests", List.of()));
    walk.done("test").done("scan");
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).findings())
        .singleElement()
        .matches(f -> f.severity() == Severity.MEDIUM && f.message().equals("no tests"));
  }

  @Test
  void failedTestCommandWithoutAFindingCountsAsOne() {
    Walk walk = Walk.of("fix").until("review");
    walk.done("review").done("scan").done("test", Results.tests(1, List.of()));
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).findings()).hasSize(1);
  }

  @Test
  void personIsAskedWhenTheRoundsAreUsedUp() {
    Walk walk = usedUp();
    assertThat(walk.commands()).singleElement().isInstanceOf(OpenGate.class);
    OpenGate gate = (OpenGate) walk.commands().getFirst();
    assertThat(gate.kind()).isEqualTo(GateKind.MORE_ROUNDS);
    assertThat(gate.subject().hash()).isEqualTo("head3");
    assertThat(gate.subject().findings()).extracting("message").containsExactly("again 3");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.RUNNING);
  }

  @Test
  void oneMoreRoundIsExactlyOne() {
    Walk walk = usedUp().approve(MORE);
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).round()).isEqualTo(4);
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).findings())
        .extracting("message")
        .containsExactly("again 3");
    findSomething(walk.done("build"), 4);
    assertThat(walk.isActive(MORE)).isTrue();
    assertThat(walk.approve(MORE).toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void refusingMoreRoundsEndsItWithTheFindings() {
    Walk walk = usedUp().reject(MORE, "drop it");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
    assertThat(walk.state().note()).contains("drop it").contains("src/A.java:3 again 3");
    assertThat(walk.commands()).singleElement().isInstanceOf(EngineCommand.Finish.class);
  }

  @Test
  void pushWhileAPersonIsAskedForMoreIsCheckedInstead() {
    Walk walk = usedUp().moved(MORE, "pushed");
    assertThat(walk.commands().getFirst()).isInstanceOf(WithdrawGate.class);
    assertThat(walk.payload("test", TaskPayload.RunTests.class).change().orElseThrow().headSha())
        .isEqualTo("pushed");
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  private static Walk usedUp() {
    Walk walk = Walk.of("fix");
    for (int round = 0; round <= 3; round++) {
      findSomething(walk.done("build"), round);
    }
    return walk;
  }

  private static void findSomething(Walk walk, int round) {
    walk.done("review", review(finding(Severity.HIGH, "again " + round)));
    walk.done("test").done("scan");
  }
}
