package dev.autodev.role.bugfinder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.Usage;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.AnalysisDone;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.testkit.Attempted;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BugFinderTest {
  private static final String BUGS =
      """
      class A {
        boolean none(double number) {
          return number == Double.NaN;
        }

        boolean never(double number) {
          return number == Double.NaN;
        }
      }
      """;

  @TempDir Path directory;

  private final BugFinder finder = new BugFinder();
  private GitRepository repository;
  private Workbench bench;

  @BeforeEach
  void aRepository() {
    repository = GitRepository.create(directory.resolve("repository"));
    bench = new Workbench(directory, repository);
  }

  private Attempted analysed(Optional<ChangeRef> change, boolean fileFixes) {
    return bench.run(finder, new TaskPayload.StaticAnalysis(change, Severity.MEDIUM, fileFixes));
  }

  private static List<FollowUp> filed(Attempted attempted) {
    return ((TaskOutcome.Completed) attempted.outcome()).followUps();
  }

  @Test
  void filesAFixForEachFindingThatASessionConfirms() {
    repository.with("src/A.java", BUGS).commit("Begin");
    bench
        .sessions()
        .thenAnswers(
            new SecondLook.Verdicts(
                List.of(
                    new SecondLook.Said(1, true, "it is"),
                    new SecondLook.Said(2, false, "it is not"),
                    new SecondLook.Said(7, true, "there is none"))));

    Attempted attempted = analysed(Optional.empty(), true);

    AnalysisDone done = attempted.result(AnalysisDone.class);
    assertThat(done.findings())
        .extracting(Finding::place)
        .containsExactlyInAnyOrder("src/A.java:3", "src/A.java:7");
    assertThat(done.confirmed()).containsExactly(done.findings().getFirst());
    assertThat(bench.sessions().asked()).hasSize(1);
    assertThat(bench.sessions().asked().getFirst().prompt()).contains("src/A.java:3");
    assertThat(filed(attempted))
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.key()).isEqualTo(done.confirmed().getFirst().fingerprint());
              assertThat(((TaskPayload.ImplementFix) fix.payload()).findings())
                  .isEqualTo(done.confirmed());
            });
  }

  @Test
  void reportsUnconfirmedAndFilesNothingWithoutAModel() {
    repository.with("src/A.java", BUGS).commit("Begin");
    bench
        .sessions()
        .thenAnswers(new SessionOutcome.Failed("there is no replay script", Usage.NONE, false));

    Attempted attempted = analysed(Optional.empty(), true);

    AnalysisDone done = attempted.result(AnalysisDone.class);
    assertThat(done.findings()).hasSize(2);
    assertThat(done.confirmed()).isEmpty();
    assertThat(filed(attempted)).isEmpty();
    assertThat(done.tools())
        .anyMatch(line -> line.contains("2 findings are unconfirmed and nothing is filed"));
    assertThat(attempted.said()).anyMatch(line -> line.contains("there is no replay script"));
  }

  @Test
  void triesAgainWhatMayGoBetterNextTime() {
    repository.with("src/A.java", BUGS).commit("Begin");
    bench.sessions().thenAnswers(new SessionOutcome.Failed("overloaded", Usage.NONE, true));

    assertThat(analysed(Optional.empty(), true).outcome()).isInstanceOf(TaskOutcome.Retry.class);
  }

  @Test
  void saysThatThereIsNothingToAnalyse() {
    repository.with("README", "No code.\n").commit("Begin");

    assertThat(analysed(Optional.empty(), true).result(AnalysisDone.class).tools())
        .containsExactly("pmd: not applicable");
    assertThat(bench.sessions().asked()).isEmpty();
  }

  @Test
  void countsWhatAChangeDidNotTouch() {
    String base = repository.with("src/A.java", BUGS).commit("Begin");
    repository.git("checkout", "-q", "-b", "auto-dev/x");
    String head = repository.with("src/B.java", BUGS.replace("class A", "class B")).commit("More");
    repository.git("checkout", "-q", "main");

    AnalysisDone done =
        analysed(Optional.of(new ChangeRef("auto-dev/x", base, head, "patch", "1", 1, 1, 0)), false)
            .result(AnalysisDone.class);

    assertThat(done.findings()).extracting(Finding::file).containsOnly("src/B.java");
    assertThat(done.tools()).anyMatch(line -> line.startsWith("2 findings where the change"));
  }
}
