package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.workflow.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random histories, each from a seed. {@code -Dengine.seed=n} plays one again, {@code
 * -Dengine.histories=n} plays more.
 */
class EngineSimulationTest {
  private static final int ROUND_TRIP_EVERY = 40;

  /** Steps side by side, a build that does not wait for its specification's approval. */
  private static final String WIDE =
      """
      name: wide
      steps:
        - {id: analyse, task: analyze_repo}
        - {id: epic, task: create_epic}
        - {id: spec, task: write_spec, after: [analyse]}
        - {id: spec-ok, gate: spec_approval, of: spec}
        - {id: build, task: implement_feature, after: [spec]}
        - {id: review, task: review_mr, after: [build]}
        - {id: analysis, task: static_analysis, after: [build]}
        - {id: story, task: create_user_story, after: [review]}
        - {id: merge-ok, gate: merge_approval, of: build, after: [analysis, spec-ok, story]}
        - {id: deploy, task: deploy, after: [merge-ok, epic]}
        - {id: smoke, task: run_tests, after: [deploy]}
      rework: {of: build, checks: [review, analysis], threshold: high, rounds: 1}
      """;

  /** No rework at all: what cannot go on must end. */
  private static final String PLAIN =
      """
      name: plain
      steps:
        - {id: build, task: implement_fix}
        - {id: test, task: run_tests, after: [build]}
        - {id: merge-ok, gate: merge_approval, of: build, after: [test]}
        - {id: deploy, task: deploy, after: [merge-ok]}
      """;

  @Test
  void everyHistoryKeepsTheInvariants(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("wide.yaml"), WIDE);
    Files.writeString(directory.resolve("plain.yaml"), PLAIN);
    Pipelines pipelines = Pipelines.with(directory);
    Long only = Long.getLong("engine.seed");
    long first = only == null ? 0 : only;
    long last = only == null ? Long.getLong("engine.histories", 2_000) : only + 1;
    Map<WorkflowStatus, Integer> endings = new EnumMap<>(WorkflowStatus.class);
    for (long seed = first; seed < last; seed++) {
      endings.merge(live(seed, pipelines), 1, Integer::sum);
    }
    if (only == null) {
      assertThat(endings)
          .as("the histories end in every way that there is, and all of them end")
          .containsOnlyKeys(
              WorkflowStatus.COMPLETED, WorkflowStatus.FAILED, WorkflowStatus.CANCELLED);
    }
  }

  private static WorkflowStatus live(long seed, Pipelines pipelines) {
    try {
      return new History(seed, pipelines).live(seed % ROUND_TRIP_EVERY == 0);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "history of seed " + seed + "; replay with -Dengine.seed=" + seed, e);
    }
  }
}
