package dev.autodev.role.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.forge.KeptComment;
import dev.autodev.forge.NewMergeRequest;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.ReviewDone;
import dev.autodev.sessions.ToolSet;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewerTest {
  @TempDir Path directory;

  private final Reviewer reviewer = new Reviewer();
  private GitRepository repository;
  private Workbench bench;
  private ChangeRef change;

  @BeforeEach
  void aChange() {
    repository = GitRepository.create(directory.resolve("repository"));
    String base = repository.with("Old.java", "class Old {}\n").commit("Begin");
    repository.git("checkout", "-q", "-b", "auto-dev/x");
    String head = repository.with("Range.java", "class Range {\n  int from;\n}\n").commit("Range");
    repository.git("checkout", "-q", "main");
    bench = new Workbench(directory, repository);
    String request =
        bench
            .forge()
            .openMergeRequest(
                bench.repository(), new NewMergeRequest("wf", "Range", "", "auto-dev/x", "main"))
            .id();
    change = new ChangeRef("auto-dev/x", base, head, "patch", request, 1, 3, 0);
  }

  private TaskPayload review(ChangeRef of) {
    return new TaskPayload.ReviewMr("Range", "# Spec", of, 0);
  }

  private static Review.Remark remark(String file, int line) {
    return new Review.Remark("naming", Severity.MEDIUM, file, line, "call it start");
  }

  @Test
  void commentsOnTheLinesThatThereAreOnce() {
    Review.Verdict verdict =
        new Review.Verdict(
            false,
            "Two names are odd.",
            List.of(remark("Range.java", 2), remark("Range.java", 99), remark("Nowhere.java", 1)));
    bench.sessions().thenAnswers(verdict).thenAnswers(verdict);
    TaskOrder order = bench.order(review(change));

    ReviewDone done = bench.run(reviewer, order).result(ReviewDone.class);
    bench.run(reviewer, Workbench.again(order)).result(ReviewDone.class);

    assertThat(done.approve()).isFalse();
    assertThat(done.findings())
        .extracting(Finding::place)
        .containsExactly("Range.java:2", "Range.java", "the repository");
    List<KeptComment> comments =
        bench.forge().comments(bench.repository(), "merge_request", change.mergeRequest());
    assertThat(comments).hasSize(4);
    assertThat(comments.getFirst().text()).contains("Changes requested", change.headSha());
    assertThat(comments.get(1).file()).isEqualTo(Optional.of("Range.java"));
    assertThat(comments.get(1).line()).isEqualTo(2);
    assertThat(comments.get(3).file()).isEmpty();
  }

  @Test
  void readsTheRealDiffAndMayNotWrite() {
    bench.sessions().thenAnswers(new Review.Verdict(true, "Fine.", List.of()));

    assertThat(bench.run(reviewer, review(change)).result(ReviewDone.class).approve()).isTrue();
    assertThat(bench.sessions().asked().getFirst().prompt())
        .contains("+  int from;", "# Spec", "1 files, +3 -0 lines");
    assertThat(bench.sessions().asked().getFirst().tools()).isEqualTo(ToolSet.READ_ONLY);
  }

  @Test
  void doesNotJudgeAnotherCommitThanTheOneItWasGiven() {
    ChangeRef old =
        new ChangeRef(
            "auto-dev/x", change.baseSha(), change.baseSha(), "p", change.mergeRequest(), 0, 0, 0);

    assertThat(bench.run(reviewer, review(old)).failure()).contains("start over");
    assertThat(bench.sessions().asked()).isEmpty();
  }
}
