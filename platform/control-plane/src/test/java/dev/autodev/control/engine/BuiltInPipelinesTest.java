package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.CreateTask;
import dev.autodev.control.engine.EngineCommand.Finish;
import dev.autodev.control.engine.EngineCommand.RegisterRepository;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.Pipelines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltInPipelinesTest {
  @Test
  void featureGoesFromAnalysisToMerge() {
    Walk walk = Walk.of("feature").toTheEnd();
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.COMPLETED);
    assertThat(
            walk.all().stream()
                .filter(CreateTask.class::isInstance)
                .map(c -> ((CreateTask) c).step()))
        .containsExactly(
            "analyse",
            "epic",
            "story",
            "backlog",
            "feasibility",
            "spec",
            "build",
            "review",
            "test",
            "scan",
            "deploy");
    assertThat(walk.commands())
        .containsExactly(new Finish(WorkflowStatus.COMPLETED, "merged as merged0"));
  }

  @Test
  void eachStepGetsWhatTheStepsBeforeFound() {
    Walk walk = Walk.of("feature").until("deploy");
    assertThat(walk.payload("epic", TaskPayload.CreateEpic.class).analysis())
        .isEqualTo("a library");
    assertThat(walk.payload("story", TaskPayload.CreateUserStory.class).epic()).isEqualTo("1");
    assertThat(walk.payload("feasibility", TaskPayload.EvaluateFeasibility.class).description())
        .contains("a story")
        .contains("- it parses");
    assertThat(walk.payload("spec", TaskPayload.WriteSpec.class).feasibility()).startsWith("small");
    TaskPayload.ImplementFeature build = walk.payload("build", TaskPayload.ImplementFeature.class);
    assertThat(build.spec()).isEqualTo("# Spec 0");
    assertThat(build.paths()).containsExactly("src");
    assertThat(build.branch()).isEqualTo("autodev/parse-the-range-k3y9z1");
    assertThat(walk.payload("review", TaskPayload.ReviewMr.class).change())
        .isEqualTo(Results.change(build.branch(), "head0"));
    assertThat(walk.payload("scan", TaskPayload.SecurityScan.class).threshold())
        .isEqualTo(Severity.MEDIUM);
    TaskPayload.Deploy deploy = walk.payload("deploy", TaskPayload.Deploy.class);
    assertThat(deploy.approvedSha()).isEqualTo("head0").isEqualTo(deploy.change().headSha());
  }

  @Test
  void checksRunInParallelAndTheGateWaitsForAll() {
    Walk walk = Walk.of("feature").until("build").done("build");
    assertThat(walk.commands()).hasSize(3);
    assertThat(walk.done("scan").commands()).isEmpty();
    assertThat(walk.done("review").commands()).isEmpty();
    assertThat(walk.done("test").commands()).hasSize(1);
    assertThat(walk.subject("merge-approval").hash()).isEqualTo("head0");
    assertThat(walk.subject("merge-approval").facts())
        .contains(
            "review: approved, 0 findings",
            "test: 'mvn' ended with 0, 40 tests, 0 failed, 1 skipped, 81.3 % of lines covered");
  }

  @Test
  void fixBeginsWithTheFindingItIsFiledFor() {
    Finding bug = Results.finding(Severity.HIGH, "off by one");
    TaskPayload seed =
        new TaskPayload.ImplementFix("Fix it", "", "", List.of(bug), Optional.empty(), "", 0);
    Walk walk = Walk.of(Pipelines.builtIn(), "fix", Optional.of(seed));
    TaskPayload.ImplementFix fix = walk.payload("build", TaskPayload.ImplementFix.class);
    assertThat(fix.findings()).containsExactly(bug);
    assertThat(fix.branch()).isEqualTo("autodev/parse-the-range-k3y9z1");
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void fixWithoutAFindingBeginsWithItsTitle() {
    assertThat(Walk.of("fix").payload("build", TaskPayload.ImplementFix.class).title())
        .isEqualTo("Parse the range");
  }

  @Test
  void productBringsItsRepositoryAndIsPublished() {
    TaskPayload seed = new TaskPayload.BuildProduct("a shop", "gumroad");
    Walk walk = Walk.of(Pipelines.builtIn(), "product", Optional.of(seed)).done("proposal");
    assertThat(walk.state().repository()).contains(Walk.SAMPLE);
    walk.approve("proposal-approval");
    assertThat(walk.commands()).first().isEqualTo(new RegisterRepository(Results.SHOP));
    assertThat(walk.state().repository()).contains(Results.SHOP);
    walk.until("publishing-approval");
    assertThat(walk.payload("epic", TaskPayload.CreateEpic.class).title()).isEqualTo("Shop");
    assertThat(walk.subject("publishing-approval").hash()).isEqualTo("merged0");
    walk.approve("publishing-approval");
    assertThat(walk.payload("publish"))
        .isEqualTo(new TaskPayload.Publish("Shop", "gumroad", "merged0"));
    assertThat(walk.toTheEnd().state().note()).contains("merged0").contains("gumroad");
  }
}
