package dev.autodev.role.devops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.forge.FailedJob;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.MergeOutcome.Merged;
import dev.autodev.forge.MergeOutcome.Rebased;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskResult.MergeRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevOpsTest {
  private static final TaskPayload DEPLOY =
      new TaskPayload.Deploy(
          "Caret ranges",
          new ChangeRef("auto-dev/x", "base", "approved", "patch", "7", 1, 2, 3),
          "approved",
          1);

  @TempDir Path directory;

  private final DevOps devops = new DevOps();

  private ScriptedWork work(MergeOutcome... merges) {
    return new ScriptedWork(directory, DEPLOY, Repository.at("sample", "/r", "main"), merges);
  }

  private ScriptedWork deploying(String deploy, String health, String rollback) {
    Repository repository =
        new Repository(
            "sample",
            "/r",
            "main",
            Optional.empty(),
            Optional.of(deploy),
            Optional.of(health),
            Optional.of(rollback),
            Optional.empty(),
            0,
            Optional.empty(),
            ApprovalRule.ANYBODY);
    return new ScriptedWork(directory, DEPLOY, repository, new Merged("m1", false));
  }

  private static <T> T result(TaskOutcome outcome, Class<T> type) {
    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    return type.cast(((TaskOutcome.Completed) outcome).result());
  }

  @Test
  void mergesWhatWasApproved() {
    ScriptedWork work = work(new Merged("m1", false));
    TaskResult.Deployed deployed = result(devops.perform(work), TaskResult.Deployed.class);
    assertThat(deployed.mergedSha()).isEqualTo("m1");
    assertThat(deployed.rebased()).isFalse();
    assertThat(work.done).containsExactly("merge approved");
  }

  @Test
  void testsARebasedChangeBeforeItMergesIt() {
    ScriptedWork work = work(new Rebased("r1"), new Rebased("r2"), new Merged("m1", false));
    TaskResult.Deployed deployed = result(devops.perform(work), TaskResult.Deployed.class);
    assertThat(deployed.rebased()).isTrue();
    assertThat(deployed.tests()).isPresent();
    assertThat(work.done)
        .containsExactly("merge approved", "test r1", "merge r1", "test r2", "merge r2");
  }

  @Test
  void doesNotMergeARebasedChangeWhoseTestsFail() {
    ScriptedWork work = work(new Rebased("r1"));
    work.testsPass = false;
    TaskResult.MergeRefused refused = result(devops.perform(work), TaskResult.MergeRefused.class);
    assertThat(refused.reason()).isEqualTo(MergeRefusal.TESTS_FAILED);
    assertThat(refused.change().headSha()).isEqualTo("r1");
    assertThat(refused.findings()).isNotEmpty();
  }

  @Test
  void triesLaterWhenTheDefaultBranchKeepsMoving() {
    ScriptedWork work =
        work(new Rebased("r1"), new Rebased("r2"), new Rebased("r3"), new Rebased("r4"));
    assertThat(devops.perform(work)).isInstanceOf(TaskOutcome.Retry.class);
  }

  @Test
  void tellsWhereAMovedBranchIs() {
    TaskResult.MergeRefused refused =
        result(
            devops.perform(work(new MergeOutcome.HeadMoved("other"))),
            TaskResult.MergeRefused.class);
    assertThat(refused.reason()).isEqualTo(MergeRefusal.HEAD_MOVED);
    assertThat(refused.change().headSha()).isEqualTo("other");
    assertThat(refused.change().patchId()).isEqualTo("patch-now");
  }

  @Test
  void namesTheFilesInConflict() {
    TaskResult.MergeRefused refused =
        result(
            devops.perform(work(new MergeOutcome.Conflict(List.of("A.java")))),
            TaskResult.MergeRefused.class);
    assertThat(refused.reason()).isEqualTo(MergeRefusal.CONFLICT);
    assertThat(refused.findings()).singleElement().matches(f -> f.file().equals("A.java"));
  }

  @Test
  void waitsUncountedForWhatTheForgeLetsWait() {
    TaskOutcome outcome = devops.perform(work(new MergeOutcome.NotYet("its pipeline is running")));

    assertThat(outcome).isInstanceOf(TaskOutcome.Postponed.class);
    assertThat(((TaskOutcome.Postponed) outcome).reason()).contains("its pipeline is running");
  }

  @Test
  void leavesToAPersonWhatAPersonHasClosed() {
    TaskOutcome outcome = devops.perform(work(new MergeOutcome.Closed("7")));

    assertThat(((TaskOutcome.Parked) outcome).reason()).contains("closed merge request 7");
  }

  @Test
  void bringsTheEndOfAFailedJobsLogBack() {
    MergeOutcome failed =
        new MergeOutcome.PipelineFailed(List.of(new FailedJob("unit", "expected 3 but was 4")));

    TaskResult.MergeRefused refused =
        result(devops.perform(work(failed)), TaskResult.MergeRefused.class);

    assertThat(refused.reason()).isEqualTo(MergeRefusal.TESTS_FAILED);
    assertThat(refused.findings())
        .singleElement()
        .matches(f -> f.message().contains("unit") && f.message().contains("expected 3 but was 4"));
  }

  @Test
  void deploysWhatIsHealthy() {
    TaskResult.Deployed deployed =
        result(
            devops.perform(deploying("echo version 2", "true", "touch back")),
            TaskResult.Deployed.class);
    assertThat(deployed.deployment()).isEqualTo("version 2");
    assertThat(directory.resolve("back")).doesNotExist();
  }

  @Test
  void rollsBackWhatIsNotHealthy() {
    TaskOutcome outcome = devops.perform(deploying("true", "exit 3", "touch back"));
    assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
    assertThat(((TaskOutcome.Failed) outcome).reason())
        .contains("exit code 3", "rollback command succeeded", "The merge stands");
    assertThat(Files.exists(directory.resolve("back"))).isTrue();
  }

  @Test
  void publishesNothingWithoutACommandAndSaysHowToGiveOne() {
    TaskOutcome outcome = devops.perform(publishing(Optional.empty(), "merged"));
    assertThat(((TaskOutcome.Failed) outcome).reason())
        .contains("nothing was published", "repos set sample --publish");
  }

  @Test
  void publishesTheApprovedCommitWithTheRepositorysOwnCommand() {
    Optional<String> command =
        Optional.of("echo $PUBLISH_PRODUCT is at https://example.org/$PUBLISH_TARGET");
    TaskResult.Published published =
        result(devops.perform(publishing(command, "merged")), TaskResult.Published.class);
    assertThat(published.url()).isEqualTo("https://example.org/npm");
    assertThat(published.details()).contains("versions is at");
  }

  @Test
  void publishesNoOtherCommitThanTheApprovedOne() {
    Optional<String> command = Optional.of("touch published");
    TaskOutcome outcome = devops.perform(publishing(command, "abc"));
    assertThat(((TaskOutcome.Failed) outcome).reason()).contains("abc cannot be checked out");
    assertThat(directory.resolve("published")).doesNotExist();
  }

  private ScriptedWork publishing(Optional<String> command, String approved) {
    Repository repository =
        new Repository(
            "sample",
            "/r",
            "main",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            command,
            0,
            Optional.empty(),
            ApprovalRule.ANYBODY);
    return new ScriptedWork(
        directory, new TaskPayload.Publish("versions", "npm", approved), repository);
  }
}
