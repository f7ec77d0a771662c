package dev.autodev.role.devops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.forge.NewMergeRequest;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.Deployed;
import dev.autodev.model.task.TaskResult.MergeRefusal;
import dev.autodev.model.task.TaskResult.MergeRefused;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges on a real repository. */
class LocalMergeTest {
  @TempDir Path directory;

  private final DevOps devops = new DevOps();
  private GitRepository repository;
  private Workbench bench;
  private ChangeRef change;

  @BeforeEach
  void anApprovedChange() {
    repository = GitRepository.create(directory.resolve("repository"));
    String base = repository.with("a.txt", "one\n").commit("Begin");
    repository.git("checkout", "-q", "-b", "auto-dev/x");
    String head = repository.with("a.txt", "two\n").commit("Two");
    // The forge moves no branch that somebody has checked out.
    repository.git("checkout", "-q", "--detach");
    bench = new Workbench(directory, repository).tests("test ! -e broken", 0);
    String request =
        bench
            .forge()
            .openMergeRequest(
                bench.repository(), new NewMergeRequest("wf", "Two", "", "auto-dev/x", "main"))
            .id();
    String patch = bench.forge().diff(bench.repository(), base, head).patchId();
    change = new ChangeRef("auto-dev/x", base, head, patch, request, 1, 1, 1);
  }

  private TaskPayload deploy() {
    return new TaskPayload.Deploy("Two", change, change.headSha(), 0);
  }

  private String onMain(String file, String text) {
    return on("main", file, text);
  }

  private String on(String branch, String file, String text) {
    repository.git("checkout", "-q", branch);
    String head = repository.with(file, text).commit("Change " + file);
    repository.git("checkout", "-q", "--detach");
    return head;
  }

  @Test
  void mergesAndFindsItMergedTheSecondTime() {
    TaskOrder order = bench.order(deploy());

    Deployed deployed = bench.run(devops, order).result(Deployed.class);
    Deployed again = bench.run(devops, Workbench.again(order)).result(Deployed.class);

    assertThat(repository.git("rev-parse", "main")).isEqualTo(deployed.mergedSha());
    assertThat(repository.git("show", "main:a.txt")).isEqualTo("two");
    assertThat(again.mergedSha()).isEqualTo(deployed.mergedSha());
    assertThat(again.already()).isTrue();
    assertThat(bench.forge().mergeRequests(bench.repository()))
        .singleElement()
        .matches(request -> request.state().equals("merged"));
  }

  @Test
  void rebasesTestsAndMergesWhenTheDefaultBranchMoved() {
    onMain("b.txt", "other\n");

    Deployed deployed = bench.run(devops, deploy()).result(Deployed.class);

    assertThat(deployed.rebased()).isTrue();
    assertThat(deployed.tests()).isPresent();
    assertThat(repository.git("show", "main:a.txt")).isEqualTo("two");
    assertThat(repository.git("show", "main:b.txt")).isEqualTo("other");
  }

  @Test
  void refusesWhatFailsOnTopOfTheDefaultBranch() {
    String main = onMain("broken", "");

    MergeRefused refused = bench.run(devops, deploy()).result(MergeRefused.class);

    assertThat(refused.reason()).isEqualTo(MergeRefusal.TESTS_FAILED);
    assertThat(refused.findings()).isNotEmpty();
    assertThat(repository.git("rev-parse", "main")).isEqualTo(main);
  }

  @Test
  void refusesWhatConflicts() {
    String main = onMain("a.txt", "three\n");

    MergeRefused refused = bench.run(devops, deploy()).result(MergeRefused.class);

    assertThat(refused.reason()).isEqualTo(MergeRefusal.CONFLICT);
    assertThat(refused.findings()).singleElement().matches(f -> f.file().equals("a.txt"));
    assertThat(repository.git("rev-parse", "main")).isEqualTo(main);
  }

  @Test
  void refusesABranchThatMovedOnAfterTheApproval() {
    String sneaked = on("auto-dev/x", "a.txt", "sneaked in\n");

    MergeRefused refused = bench.run(devops, deploy()).result(MergeRefused.class);

    assertThat(refused.reason()).isEqualTo(MergeRefusal.HEAD_MOVED);
    assertThat(refused.change().headSha()).isEqualTo(sneaked);
    assertThat(repository.git("show", "main:a.txt")).isEqualTo("one");
  }

  @Test
  void isRefutedWhenNothingWasMerged() {
    Deployed claimed = new Deployed(change.headSha(), false, false, Optional.empty(), "");

    assertThat(bench.evidence(deploy(), claimed).holds()).isFalse();
  }
}
