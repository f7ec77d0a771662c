package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskResult.MergeRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergeTurnedDownTest {
  private static Walk refused(MergeRefusal reason) {
    Walk walk = Walk.of("feature").until("deploy");
    String branch = walk.payload("deploy", TaskPayload.Deploy.class).change().branch();
    return walk.done(
        "deploy",
        new TaskResult.MergeRefused(reason, Results.change(branch, "rebased"), List.of()));
  }

  @ParameterizedTest
  @EnumSource(names = {"HEAD_MOVED", "CONTENT_CHANGED"})
  void anotherChangeIsCheckedAndApprovedAgainWithoutABuild(MergeRefusal reason) {
    Walk walk = refused(reason);
    assertThat(walk.commands()).hasSize(3);
    assertThat(walk.isActive("build")).isFalse();
    assertThat(walk.payload("review", TaskPayload.ReviewMr.class).change().headSha())
        .isEqualTo("rebased");
    walk.until("merge-approval");
    assertThat(walk.subject("merge-approval").hash()).isEqualTo("rebased");
    walk.approve("merge-approval");
    assertThat(walk.payload("deploy", TaskPayload.Deploy.class).approvedSha()).isEqualTo("rebased");
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFLICT", "TESTS_FAILED"})
  void whatCannotBeMergedGoesBackToTheBuilder(MergeRefusal reason) {
    Walk walk = refused(reason);
    TaskPayload.ImplementFix fix = walk.payload("build", TaskPayload.ImplementFix.class);
    assertThat(fix.findings()).singleElement().matches(f -> f.severity() == Severity.HIGH);
    assertThat(fix.change().orElseThrow().headSha()).isEqualTo("rebased");
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
    assertThat(walk.state().mendings()).isEqualTo(1);
  }

  @Test
  void mendingAfterALookAtAnotherCommitCountsMendingsOnly() {
    Walk walk = refused(MergeRefusal.HEAD_MOVED);
    walk.done("review", Results.review(Results.finding(Severity.HIGH, "x"))).done("test");
    walk.done("scan");
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).round()).isEqualTo(1);
    assertThat(walk.state().round()).isEqualTo(2);
  }
}
