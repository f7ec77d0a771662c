package dev.autodev.role.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.ChangeMade;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims about changes that nobody made are refuted. */
class ChangeEvidenceTest {
  @TempDir Path directory;

  private GitRepository repository;
  private Workbench bench;
  private String base;

  @BeforeEach
  void aRepository() {
    repository = GitRepository.create(directory.resolve("repository"));
    base = repository.with("A.java", "class A {}\n").commit("Begin");
    bench = new Workbench(directory, repository).tests("true", 0);
  }

  private List<String> refuted(ChangeRef claimed) {
    Evidence evidence =
        bench.evidence(
            new TaskPayload.ImplementFeature("A", "", "", List.of(), claimed.branch()),
            new ChangeMade(claimed, "done"));
    return evidence.observations().stream()
        .filter(observation -> !observation.holds())
        .map(Observation::subject)
        .toList();
  }

  private static ChangeRef change(String branch, String base, String head) {
    return new ChangeRef(branch, base, head, "patch", "1", 1, 1, 0);
  }

  @Test
  void refutesABranchThatIsNotThere() {
    assertThat(refuted(change("auto-dev/none", base, base))).containsExactly("branch");
  }

  @Test
  void refutesAnotherHead() {
    repository.git("branch", "auto-dev/a");
    String other = repository.with("B.java", "class B {}\n").commit("Go on");
    assertThat(refuted(change("auto-dev/a", base, other))).containsExactly("branch");
  }

  @Test
  void refutesAChangeWithoutCommits() {
    repository.git("branch", "auto-dev/a");
    assertThat(refuted(change("auto-dev/a", base, base))).containsExactly("commits");
  }

  @Test
  void refutesABaseThatIsNotWhereTheBranchBegan() {
    repository.git("checkout", "-q", "-b", "auto-dev/a");
    String one = repository.with("B.java", "class B {}\n").commit("One");
    String two = repository.with("C.java", "class C {}\n").commit("Two");
    assertThat(refuted(change("auto-dev/a", one, two))).containsExactly("base");
    assertThat(refuted(change("auto-dev/a", base, two))).isEmpty();
  }
}
