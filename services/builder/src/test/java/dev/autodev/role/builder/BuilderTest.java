package dev.autodev.role.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.ChangeMade;
import dev.autodev.testkit.Attempted;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.SessionStub;
import dev.autodev.testkit.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderTest {
  private static final TaskPayload FEATURE =
      new TaskPayload.ImplementFeature(
          "Caret ranges", "Support ^1.2", "# Spec", List.of(), "auto-dev/carets");

  @TempDir Path directory;

  private final Builder builder = new Builder();
  private GitRepository repository;
  private Workbench bench;
  private String base;

  @BeforeEach
  void aRepository() {
    repository = GitRepository.create(directory.resolve("repository"));
    base = repository.with("Range.java", "class Range {}\n").commit("Begin");
    bench = new Workbench(directory, repository).tests("test -f Range.java", 0);
  }

  private static SessionStub.Session writes(String file, String text) {
    return request -> {
      GitRepository.write(request.worktree().resolve(file), text);
      return new Implementation.Report("made " + file);
    };
  }

  private static List<String> refuted(Attempted attempted) {
    return attempted.evidence().observations().stream()
        .filter(observation -> !observation.holds())
        .map(Observation::subject)
        .toList();
  }

  @Test
  void commitsPushesAndOpensAMergeRequest() {
    bench.sessions().then(writes("Caret.java", "class Caret {}\n"));

    ChangeRef change = bench.run(builder, FEATURE).result(ChangeMade.class).change();

    assertThat(repository.git("rev-parse", "auto-dev/carets")).isEqualTo(change.headSha());
    assertThat(repository.git("show", change.headSha() + ":Caret.java")).contains("Caret");
    assertThat(repository.git("log", "-1", "--format=%an %s", change.headSha()))
        .isEqualTo("Auto-Dev builder Caret ranges");
    assertThat(repository.git("rev-parse", "main")).isEqualTo(base).isEqualTo(change.baseSha());
    assertThat(change.files()).isEqualTo(1);
    assertThat(change.added()).isEqualTo(1);
    assertThat(bench.forge().mergeRequests(bench.repository()))
        .singleElement()
        .matches(request -> request.id().equals(change.mergeRequest()))
        .matches(request -> request.sourceBranch().equals("auto-dev/carets"));
    assertThat(bench.sessions().asked().getFirst().prompt()).contains("Support ^1.2", "# Spec");
  }

  @Test
  void repeatedFindsItsBranchAndItsMergeRequest() {
    bench.sessions().then(writes("Caret.java", "class Caret {}\n"));
    bench.sessions().thenAnswers(new Implementation.Report("it was all there"));
    TaskOrder order = bench.order(FEATURE);

    ChangeRef first = bench.run(builder, order).result(ChangeMade.class).change();
    ChangeRef second = bench.run(builder, Workbench.again(order)).result(ChangeMade.class).change();

    assertThat(second).isEqualTo(first);
    assertThat(bench.forge().mergeRequests(bench.repository())).hasSize(1);
  }

  @Test
  void failsWithoutAChange() {
    bench.sessions().thenAnswers(new Implementation.Report("all done!"));

    assertThat(bench.run(builder, FEATURE).failure()).contains("made no commit");
    assertThat(bench.forge().mergeRequests(bench.repository())).isEmpty();
  }

  @Test
  void failsWhenItsCommitsChangeNothing() {
    bench
        .sessions()
        .then(
            request -> {
              git(request.worktree(), "commit", "--allow-empty", "-m", "Nothing at all");
              return new Implementation.Report("all done!");
            });

    assertThat(bench.run(builder, FEATURE).failure()).contains("changes nothing");
    assertThat(bench.forge().mergeRequests(bench.repository())).isEmpty();
  }

  @Test
  void mendsOnTheSameBranchWithTheFindingsBeforeItsEyes() {
    bench.sessions().then(writes("Caret.java", "class Caret {}\n"));
    ChangeRef first = bench.run(builder, FEATURE).result(ChangeMade.class).change();
    bench.sessions().then(writes("Caret.java", "final class Caret {}\n"));

    ChangeRef mended = bench.run(builder, mending(first)).result(ChangeMade.class).change();

    assertThat(mended.branch()).isEqualTo(first.branch());
    assertThat(mended.mergeRequest()).isEqualTo(first.mergeRequest());
    assertThat(mended.baseSha()).isEqualTo(base);
    assertThat(repository.git("rev-parse", mended.headSha() + "^")).isEqualTo(first.headSha());
    assertThat(bench.forge().mergeRequests(bench.repository())).hasSize(1);
    assertThat(bench.sessions().asked().getLast().prompt())
        .contains("Caret.java:1", "high", "make it final");
    assertThat(bench.sessions().asked().getLast().key().round()).isEqualTo(1);
  }

  @Test
  void failsWhenNothingIsMended() {
    bench.sessions().then(writes("Caret.java", "class Caret {}\n"));
    ChangeRef first = bench.run(builder, FEATURE).result(ChangeMade.class).change();
    bench.sessions().thenAnswers(new Implementation.Report("mended"));

    assertThat(bench.run(builder, mending(first)).failure()).contains("made no commit");
  }

  @Test
  void isRefutedWhenTheTestsFailOnItsCommit() {
    bench
        .sessions()
        .then(
            request -> {
              Files.delete(request.worktree().resolve("Range.java"));
              return new Implementation.Report("all tests pass");
            });

    assertThat(refuted(bench.run(builder, FEATURE))).containsExactly("tests");
  }

  @Test
  void obeysNoFilterOrHookThatASessionConfigured() {
    bench
        .sessions()
        .then(
            request -> {
              Path trap = directory.resolve("sprung");
              Path git = request.worktree().resolve(".git");
              GitRepository.write(
                  git.resolve("config"),
                  "[filter \"trap\"]\n\tclean = touch " + trap + " && cat\n");
              GitRepository.write(git.resolve("info/attributes"), "* filter=trap\n");
              GitRepository.write(
                  git.resolve("hooks/pre-commit"), "#!/bin/sh\ntouch " + trap + "\n");
              git.resolve("hooks/pre-commit").toFile().setExecutable(true);
              return writes("Caret.java", "class Caret {}\n").work(request);
            });

    bench.run(builder, FEATURE).result(ChangeMade.class);

    assertThat(directory.resolve("sprung")).doesNotExist();
  }

  private static TaskPayload mending(ChangeRef change) {
    return new TaskPayload.ImplementFix(
        "Caret ranges",
        "",
        "",
        List.of(new Finding("reviewer", "final", Severity.HIGH, "Caret.java", 1, "make it final")),
        Optional.of(change),
        change.branch(),
        1);
  }

  private static void git(Path worktree, String... arguments) {
    GitRepository.at(worktree).git(arguments);
  }
}
