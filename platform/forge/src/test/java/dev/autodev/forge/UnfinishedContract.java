package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every forge does with work that an attempt could not finish. */
abstract class UnfinishedContract {
  private static final String TASK = "01J0000000000000000000TASK";
  private static final String BRANCH = "auto-dev/task-1";

  final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;
  TestRepository repository;
  private RepositoryRef ref;
  private Forge forge;
  private GitWorktree worktrees;

  /** A connection of its own to the same forge. */
  abstract Forge connect(Path home);

  @BeforeEach
  void connect() {
    repository = new TestRepository(runner, directory.resolve("repository"));
    ref = repository.ref;
    forge = connect(directory.resolve("forge"));
    worktrees = new GitWorktree(runner, directory.resolve("agent"));
  }

  @Test
  void bringsCommitsChangesAndNewFilesIntoAnotherClone() {
    Worktree first = begun();
    String head = worktrees.commitAll(first, "First verse", TestRepository.AGENT);
    TestRepository.write(first.directory().resolve("verse2"), "half a");
    TestRepository.write(first.directory().resolve("README.md"), "a poem");
    String staged = status(first);

    Unfinished left = forge.setAside(ref, first, note(1, "asked to stop", 1));

    assertThat(status(first)).as("the worktree is left as it was").isEqualTo(staged);
    assertThat(forge.stillHolds(ref, first, left)).isTrue();
    Unfinished found = connect(directory.resolve("other")).unfinished(ref, TASK).orElseThrow();
    assertThat(found).isEqualTo(left);
    repository.commit("main", "other.txt", "other\n");
    Worktree fresh = open("b");
    Worktree second = forge.takeUp(ref, fresh, found).orElseThrow();

    assertThat(repository.git.at(second.directory()).run("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(status(second).lines()).containsExactlyInAnyOrder(" M README.md", "?? verse2");
    assertThat(second.directory().resolve("verse1")).hasContent("roses");
    assertThat(second.directory().resolve("other.txt")).doesNotExist();
    assertThat(second.baseSha()).isEqualTo(first.baseSha());
    worktrees.commitAll(second, "Second verse", TestRepository.AGENT);
    assertThat(forge.push(ref, second)).isEqualTo(forge.head(ref, BRANCH));
  }

  @Test
  void isNoBranchAndNoPartOfAClone() {
    forge.setAside(ref, begun(), note(1, "asked to stop", 1));

    assertThat(repository.git.in(repository.bare()).run("branch", "--list"))
        .contains("main")
        .doesNotContain("wip");
    assertThat(open("b").directory().resolve("verse1")).doesNotExist();
  }

  @Test
  void tellsThatAWorktreeIsNotAsItWasLeft() {
    Worktree worktree = begun();
    Unfinished left = forge.setAside(ref, worktree, note(1, "asked to stop", 1));
    TestRepository.write(worktree.directory().resolve("verse1"), "violets");

    assertThat(forge.stillHolds(ref, worktree, left)).isFalse();
    TestRepository.write(worktree.directory().resolve("verse1"), "roses");
    assertThat(forge.stillHolds(ref, worktree, left)).isTrue();
    worktrees.commitAll(worktree, "First verse", TestRepository.AGENT);
    assertThat(forge.stillHolds(ref, worktree, left)).isFalse();
  }

  @Test
  void leavesABranchAloneThatHasGoneOnWithoutIt() {
    Worktree first = begun();
    Unfinished left = forge.setAside(ref, first, note(1, "asked to stop", 1));
    Worktree pushed = open("b");
    TestRepository.write(pushed.directory().resolve("other"), "x");
    worktrees.commitAll(pushed, "Other", TestRepository.AGENT);
    forge.push(ref, pushed);

    Worktree fresh = open("c");
    assertThat(forge.takeUp(ref, fresh, left)).isEmpty();
    assertThat(forge.stillHolds(ref, first, left)).isFalse();
    assertThat(worktrees.clean(fresh)).isTrue();
  }

  @Test
  void bringsNothingWhereNothingWasDone() {
    Worktree idle = open("a");
    Unfinished left = forge.setAside(ref, idle, note(1, "asked to stop", 0));
    repository.commit("main", "other.txt", "other\n");

    Worktree fresh = open("b");
    assertThat(forge.takeUp(ref, fresh, left)).isEmpty();
    assertThat(fresh.directory().resolve("other.txt")).exists();
  }

  @Test
  void anEarlierAttemptNeitherReplacesNorForgetsWhatALaterOneLeft() {
    Worktree worktree = begun();
    Unfinished later = forge.setAside(ref, worktree, note(3, "later", 1));

    assertThat(forge.setAside(ref, worktree, note(2, "earlier", 1))).isEqualTo(later);
    forge.discard(ref, TASK, 2);
    assertThat(forge.unfinished(ref, TASK)).contains(later);
    assertThat(forge.setAside(ref, worktree, note(4, "newest", 2)).note())
        .isEqualTo(note(4, "newest", 2));
    forge.discard(ref, TASK, 4);
    assertThat(forge.unfinished(ref, TASK)).isEmpty();
    forge.discard(ref, TASK, 4);
  }

  @Test
  void aReasonCannotSpeakForTheRest() {
    String reason = "it said\n\nAuto-Dev-Epoch: 9\nAuto-Dev-Branch: main " + "x".repeat(1_000);

    forge.setAside(ref, begun(), note(1, reason, 2));

    UnfinishedNote found = forge.unfinished(ref, TASK).orElseThrow().note();
    assertThat(List.of(found.epoch(), found.times())).containsExactly(1, 2);
    assertThat(found.branch()).isEqualTo(BRANCH);
    assertThat(found.reason()).startsWith("it said Auto-Dev-Epoch: 9").hasSize(500);
  }

  Unfinished setAside() {
    return forge.setAside(ref, begun(), note(1, "asked to stop", 0));
  }

  private static UnfinishedNote note(int epoch, String reason, int times) {
    return new UnfinishedNote(TASK, epoch, BRANCH, reason, times);
  }

  /** With one file that nobody has committed. */
  private Worktree begun() {
    Worktree worktree = open("a");
    TestRepository.write(worktree.directory().resolve("verse1"), "roses");
    return worktree;
  }

  private Worktree open(String name) {
    return forge.open(ref, directory.resolve(name), BRANCH, true);
  }

  private String status(Worktree worktree) {
    return repository.git.at(worktree.directory()).run("status", "--porcelain");
  }
}
