package dev.autodev.role.architect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Sha256;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.FeasibilityJudged;
import dev.autodev.model.task.TaskResult.SpecWritten;
import dev.autodev.sessions.ToolSet;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectTest {
  private static final TaskPayload SPEC =
      new TaskPayload.WriteSpec("Carets", "As a user …", "feasible", "too vague", 1);

  @TempDir Path directory;

  private final Architect architect = new Architect();
  private Workbench bench;

  @BeforeEach
  void aRepository() {
    GitRepository repository = GitRepository.create(directory.resolve("repository"));
    repository.with("Range.java", "class Range {}\n").commit("Begin");
    bench = new Workbench(directory, repository);
  }

  @Test
  void writesASpecificationWhoseHashHolds() {
    bench
        .sessions()
        .then(
            request -> {
              assertThat(Files.readString(request.worktree().resolve("Range.java")))
                  .contains("Range");
              return new SpecWriting.Spec("# Carets\n", List.of("./Range.java", "../etc"));
            });

    SpecWritten spec = bench.run(architect, SPEC).result(SpecWritten.class);

    assertThat(spec.paths()).containsExactly("Range.java");
    assertThat(bench.sessions().asked().getFirst().prompt()).contains("As a user", "too vague");
    assertThat(bench.sessions().asked().getFirst().tools()).isEqualTo(ToolSet.READ_ONLY);
    assertThat(bench.sessions().asked().getFirst().key().round()).isEqualTo(1);
  }

  @Test
  void isRefutedWhenTheHashIsOfAnotherText() {
    SpecWritten forged = new SpecWritten("# Other\n", List.of(), Sha256.of("# Carets\n"));

    assertThat(bench.evidence(SPEC, forged).holds()).isFalse();
  }

  @Test
  void judgesFeasibility() {
    bench
        .sessions()
        .thenAnswers(new Feasibility.Judgement(false, "no parser", List.of("time"), "large"));

    FeasibilityJudged judged =
        bench
            .run(architect, new TaskPayload.EvaluateFeasibility("3", "Carets", "", ""))
            .result(FeasibilityJudged.class);

    assertThat(judged.feasible()).isFalse();
    assertThat(judged.reasoning()).isEqualTo("no parser");
  }
}
