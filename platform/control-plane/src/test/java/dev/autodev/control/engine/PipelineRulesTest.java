package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.Pipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineRulesTest {
  private static Walk start(Path directory, String steps) throws IOException {
    Files.writeString(directory.resolve("mine.yaml"), "name: mine\n" + steps);
    return Walk.of(Pipelines.with(directory), "mine", Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: [{id: b, task: implement_fix}, {id: d, task: deploy, after: [b]}] | merge_approval",
        "steps: [{id: p, task: publish}] | publishing",
        "steps: [{id: r, task: review_mr}] | makes a change",
        "steps: [{id: s, task: write_spec}, {id: g, gate: merge_approval, of: s}] | cannot be",
        "steps: [{id: more-rounds, task: run_tests}] | engine itself",
        "steps: [{id: t, task: run_tests}]~rework: {of: t, checks: []} | no change",
        "steps: [{id: t, task: run_tests}, {id: b, task: implement_fix}]~rework: {of: b, checks: [t]}"
            + " | cannot check"
      })
  void unsafePipelineIsRefused(String steps, String why, @TempDir Path directory) {
    assertThatThrownBy(() -> start(directory, steps.replace('~', '\n')))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("mine")
        .hasMessageContaining(why);
  }

  @Test
  void pipelineWithoutReworkFailsOnAConflictInsteadOfHanging(@TempDir Path directory)
      throws IOException {
    Walk walk =
        start(
            directory,
            """
            steps:
              - {id: b, task: implement_fix}
              - {id: g, gate: merge_approval, of: b}
              - {id: d, task: deploy, after: [g]}
            """);
    walk.done("b").reject("g", "no");
    assertThat(walk.state().status()).isEqualTo(WorkflowStatus.FAILED);
  }

  @Test
  void nothingPassesACheckBeforeAllChecksAreIn(@TempDir Path directory) throws IOException {
    Walk walk =
        start(
            directory,
            """
            steps:
              - {id: b, task: implement_fix}
              - {id: r, task: review_mr, after: [b]}
              - {id: t, task: run_tests, after: [b]}
              - {id: s, task: security_scan, after: [r]}
            rework: {of: b, checks: [r, t]}
            """);
    walk.done("b").done("r");
    assertThat(walk.state().step("s").status()).isEqualTo(StepStatus.WAITING);
    assertThat(walk.done("t").isActive("s")).isTrue();
  }

  @Test
  void specificationRejectedMeanwhileTakesTheChangeAndItsQuestionBack(@TempDir Path directory)
      throws IOException {
    Walk walk =
        start(
            directory,
            """
            steps:
              - {id: s, task: write_spec}
              - {id: g, gate: spec_approval, of: s}
              - {id: b, task: implement_feature, after: [s]}
              - {id: r, task: review_mr, after: [b]}
              - {id: m, gate: merge_approval, of: b, after: [r, g]}
            rework: {of: b, checks: [r], rounds: 0}
            """);
    walk.done("s").done("b").done("r", Results.review(Results.finding(Severity.HIGH, "x")));
    assertThat(walk.isActive(Move.MORE_ROUNDS)).isTrue();
    walk.reject("g", "no");
    assertThat(walk.commands()).hasAtLeastOneElementOfType(EngineCommand.WithdrawGate.class);
    assertThat(walk.isActive(Move.MORE_ROUNDS)).isFalse();
    assertThat(walk.state().pending()).isEmpty();
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void seedThatFitsNoFirstStepIsRefused() {
    assertThatThrownBy(
            () ->
                Walk.of(
                    Pipelines.builtIn(),
                    "feature",
                    Optional.of(new TaskPayload.BuildProduct("x", ""))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("build_product");
  }
}
