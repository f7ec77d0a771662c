package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every forge does; each implementation runs this. */
abstract class ForgeContract {

  static final String BRANCH = "auto-dev/task-1";

  final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;
  TestRepository repository;
  RepositoryRef ref;
  Forge forge;
  GitWorktree worktrees;

  /** A connection of its own to the same forge. */
  abstract Forge connect(Path home);

  /** All merge requests, the oldest first. */
  abstract List<MergeRequest> mergeRequests();

  /** The texts of all comments on a merge request or issue, the oldest first. */
  abstract List<String> comments(String on, String id);

  @BeforeEach
  void connect() {
    repository = new TestRepository(runner, directory.resolve("repository"));
    ref = repository.ref;
    forge = connect(directory.resolve("forge"));
    worktrees = new GitWorktree(runner, directory.resolve("agent"));
  }

  @Test
  void opensANewBranchAtTheDefaultBranch() {
    Worktree worktree = open("a", BRANCH);

    assertThat(worktree.branch()).isEqualTo(BRANCH);
    assertThat(worktree.baseSha()).isEqualTo(worktree.headSha()).isEqualTo(main());
    assertThat(worktree.directory().resolve("src/Main.java")).isRegularFile();
    assertThat(worktrees.clean(worktree)).isTrue();
  }

  @Test
  void continuesABranchThatExists() {
    Pushed first = change("a", BRANCH, "new.txt", "hello\n");
    repository.commit("main", "other.txt", "other\n");

    Worktree second = open("b", BRANCH);

    assertThat(second.headSha()).isEqualTo(first.head);
    assertThat(second.baseSha()).isEqualTo(first.worktree.baseSha());
    assertThat(second.directory().resolve("new.txt")).hasContent("hello");
    assertThat(worktrees.commitsSince(second, second.baseSha())).containsExactly(first.head);
  }

  @Test
  void opensTheDefaultBranchToReadIt() {
    Worktree worktree = forge.open(ref, directory.resolve("a"), "main", false);

    assertThat(worktree.headSha()).isEqualTo(main());
  }

  @Test
  void namesTheBranchesThereAreNow() {
    assertThat(forge.branches(ref)).containsExactly("main");

    change("a", BRANCH, "new.txt", "hello\n");
    assertThat(forge.branches(ref)).containsExactly(BRANCH, "main");
  }

  @Test
  void doesNotOpenAMissingBranchUnlessAskedToCreateIt() {
    assertThatThrownBy(() -> forge.open(ref, directory.resolve("a"), "missing", false))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("missing");
    assertThat(directory.resolve("a")).doesNotExist();
  }

  @Test
  void doesNotOpenOverSomebodysFiles() {
    TestRepository.write(directory.resolve("a/file"), "mine");

    assertThatThrownBy(() -> open("a", BRANCH))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("not empty");
    assertThat(directory.resolve("a/file")).hasContent("mine");
  }

  @Test
  void sharesNoFileBetweenTwoClones() throws Exception {
    Worktree one = open("a", BRANCH);
    Worktree two = open("b", BRANCH);

    assertThat(fileKeys(one.directory())).doesNotContainAnyElementsOf(fileKeys(two.directory()));
    assertThat(fileKeys(one.directory())).doesNotContainAnyElementsOf(fileKeys(repository.bare()));
  }

  @Test
  void commitsOnlyWhenThereIsSomethingToCommit() {
    Worktree worktree = open("a", BRANCH);
    TestRepository.write(worktree.directory().resolve("new.txt"), "hello\n");

    assertThat(worktrees.clean(worktree)).isFalse();
    String head = worktrees.commitAll(worktree, "Say hello", TestRepository.AGENT);
    assertThat(worktrees.commitAll(worktree, "Again", TestRepository.AGENT)).isEqualTo(head);
    assertThat(worktrees.clean(worktree)).isTrue();
    forge.push(ref, worktree);
    assertThat(
            repository
                .git
                .in(repository.bare())
                .run("log", "-1", "--format=%an <%ae> %cn %s", head))
        .isEqualTo("Auto-Dev Builder <builder@auto-dev.invalid> Auto-Dev Builder Say hello");
  }

  @Test
  void pushesAgainWithoutHarm() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");

    assertThat(forge.push(ref, pushed.worktree)).isEqualTo(pushed.head);
    assertThat(forge.head(ref, BRANCH)).isEqualTo(pushed.head);
  }

  @Test
  void refusesToPushToTheDefaultBranch() {
    Worktree worktree = forge.open(ref, directory.resolve("a"), "main", false);
    String before = main();
    TestRepository.write(worktree.directory().resolve("new.txt"), "hello\n");
    worktrees.commitAll(worktree, "Sneak in", TestRepository.AGENT);

    assertThatThrownBy(() -> forge.push(ref, worktree))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("refused");
    assertThat(main()).isEqualTo(before);
  }

  @Test
  void refusesToPushOverWorkItHasNotSeen() {
    Worktree late = open("late", BRANCH);
    Pushed first = change("a", BRANCH, "new.txt", "hello\n");
    TestRepository.write(late.directory().resolve("late.txt"), "late\n");
    worktrees.commitAll(late, "Late", TestRepository.AGENT);

    assertThatThrownBy(() -> forge.push(ref, late))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("moved by somebody else");
    assertThat(forge.head(ref, BRANCH)).isEqualTo(first.head);
  }

  @Test
  void tellsWhichBranchIsMissing() {
    assertThatThrownBy(() -> forge.head(ref, "nowhere"))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void tellsWhatABranchChanges() {
    Worktree worktree = open("a", BRANCH);
    TestRepository.write(worktree.directory().resolve("new file.txt"), "hello\nworld\n");
    TestRepository.write(worktree.directory().resolve("src/Main.java"), "class Main { int x; }\n");
    assertThat(worktree.directory().resolve("README.md").toFile().delete()).isTrue();
    TestRepository.write(worktree.directory().resolve("blob.bin"), "a\0b");
    Pushed pushed = push(worktree);

    Diff diff = forge.diff(ref, worktree.baseSha(), pushed.head);

    assertThat(diff.files())
        .containsExactlyInAnyOrder(
            new FileChange("new file.txt", 2, 0),
            new FileChange("src/Main.java", 1, 1),
            new FileChange("README.md", 0, 10),
            new FileChange("blob.bin", 0, 0));
    assertThat(diff.added()).isEqualTo(3);
    assertThat(diff.removed()).isEqualTo(11);
    assertThat(diff.patch()).contains("+world").contains("-class Main {}");
    assertThat(forge.diff(ref, pushed.head, pushed.head).files()).isEmpty();
  }

  @Test
  void readsWhatACommitHolds() {
    Worktree worktree = open("a", BRANCH);
    TestRepository.write(worktree.directory().resolve("docs/Größe \"x\".md"), "# Size\n");
    TestRepository.write(worktree.directory().resolve("blob.bin"), "a\0b");
    String head = push(worktree).head;

    assertThat(forge.files(ref, head))
        .contains(new TreeFile("docs/Größe \"x\".md", 7), new TreeFile("blob.bin", 3));
    assertThat(forge.text(ref, head, "docs/Größe \"x\".md")).contains("# Size\n");
    for (String none : new String[] {"blob.bin", "docs", "missing", "../README.md", ""}) {
      assertThat(forge.text(ref, head, none)).as(none).isEmpty();
    }
    assertThat(forge.files(ref, main())).doesNotContain(new TreeFile("blob.bin", 3));
    assertThatThrownBy(() -> forge.files(ref, "0".repeat(40)))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("no commit");
  }

  @Test
  void boundsThePatchButNotThePatchId() {
    String many = "a line of some length\n".repeat(40_000);
    Pushed one = change("a", "one", "big.txt", many + "end\n");
    Pushed two = change("b", "two", "big.txt", many + "END\n");

    Diff first = forge.diff(ref, main(), one.head);
    Diff second = forge.diff(ref, main(), two.head);

    assertThat(first.patch()).hasSizeLessThan(500_000).contains("[patch cut: ");
    assertThat(first.added()).isEqualTo(40_001);
    assertThat(first.patchId()).isNotEqualTo(second.patchId());
  }

  @Test
  void mergesWithTrailers() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    String before = main();

    MergeOutcome outcome = forge.merge(ref, command(request, pushed, "workflow-1"));

    assertThat(outcome).isEqualTo(new MergeOutcome.Merged(main(), false));
    assertThat(repository.show("main", "new.txt")).isEqualTo("hello");
    assertThat(repository.git.in(repository.bare()).run("log", "-1", "--format=%P%n%B", "main"))
        .startsWith(before + " " + pushed.head)
        .contains("Say hello")
        .contains("Auto-Dev-Workflow: workflow-1")
        .contains("Auto-Dev-Merge-Request: " + request.id())
        .contains("Auto-Dev-Approved-Commit: " + pushed.head);
    assertThat(mergeRequests()).extracting(MergeRequest::state).containsExactly("merged");
  }

  @Test
  void mergesOnceHoweverOftenItIsAsked() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeCommand command = command(open(BRANCH), pushed, "workflow-1");
    forge.merge(ref, command);
    String merged = main();
    repository.commit("main", "later.txt", "later\n");
    String later = main();

    assertThat(forge.merge(ref, command)).isEqualTo(new MergeOutcome.Merged(merged, true));
    assertThat(main()).isEqualTo(later);
  }

  @Test
  void isNotFooledByATrailerOnABranch() {
    Worktree worktree = open("a", "evil");
    TestRepository.write(worktree.directory().resolve("evil.txt"), "evil\n");
    worktrees.commitAll(worktree, "Evil\n\nAuto-Dev-Workflow: workflow-2", TestRepository.AGENT);
    Pushed evil = push(worktree);
    Pushed good = change("b", BRANCH, "new.txt", "hello\n");
    forge.merge(ref, command(open("evil"), evil, "workflow-1"));

    assertThat(forge.merge(ref, command(open(BRANCH), good, "workflow-2")))
        .isInstanceOf(MergeOutcome.Rebased.class);
  }

  @Test
  void rebasesWhenTheDefaultBranchHasMovedThenMerges() {
    Pushed pushed = change("a", BRANCH, "README.md", lines().replace("nine", "NINE"));
    repository.commit("main", "README.md", "zero\n" + lines());
    MergeRequest request = open(BRANCH);

    MergeOutcome outcome = forge.merge(ref, command(request, pushed, "workflow-1"));

    String rebased = forge.head(ref, BRANCH);
    assertThat(outcome).isEqualTo(new MergeOutcome.Rebased(rebased));
    assertThat(rebased).isNotEqualTo(pushed.head);
    MergeCommand again =
        new MergeCommand(
            request.id(),
            BRANCH,
            rebased,
            pushed.patchId,
            "workflow-1",
            "Say hello",
            TestRepository.AGENT);
    assertThat(forge.merge(ref, again)).isEqualTo(new MergeOutcome.Merged(main(), false));
    assertThat(repository.show("main", "README.md")).startsWith("zero").contains("NINE");
  }

  @Test
  void tellsWhichFilesAreInConflictAndChangesNothing() {
    Pushed pushed = change("a", BRANCH, "README.md", lines().replace("two", "TWO"));
    repository.commit("main", "README.md", lines().replace("two", "zwei"));
    String before = main();

    MergeOutcome outcome = forge.merge(ref, command(open(BRANCH), pushed, "workflow-1"));

    assertThat(outcome).isEqualTo(new MergeOutcome.Conflict(List.of("README.md")));
    assertThat(main()).isEqualTo(before);
    assertThat(forge.head(ref, BRANCH)).isEqualTo(pushed.head);
  }

  @Test
  void mergesOnlyTheCommitThatWasApproved() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    String moved = repository.commit(BRANCH, "more.txt", "more\n");
    String before = main();

    assertThat(forge.merge(ref, command(request, pushed, "workflow-1")))
        .isEqualTo(new MergeOutcome.HeadMoved(moved));
    assertThat(main()).isEqualTo(before);
  }

  @Test
  void tellsWhenARebaseMakesAnotherChangeOfIt() {
    Pushed pushed = change("a", BRANCH, "README.md", lines().replace("five", "FIVE"));
    // Not in conflict, but in the lines around the change: a reviewer has seen others.
    repository.commit("main", "README.md", lines().replace("seven", "SEVEN"));
    String before = main();

    MergeOutcome outcome = forge.merge(ref, command(open(BRANCH), pushed, "workflow-1"));

    String rebased = forge.head(ref, BRANCH);
    assertThat(outcome)
        .isEqualTo(
            new MergeOutcome.ContentChanged(rebased, forge.diff(ref, main(), rebased).patchId()));
    assertThat(main()).isEqualTo(before);
  }

  @Test
  void takesAWhiteSpaceChangeForAnotherChange() {
    Pushed tab = change("a", "one", "x.py", "if a:\n    b\n    c\n");
    Pushed spaces = change("b", "two", "x.py", "if a:\n    b\nc\n");

    assertThat(tab.patchId).isNotEqualTo(spaces.patchId);
  }

  @Test
  void mergesManyBranchesAtOnceEachExactlyOnce() throws Exception {
    int count = 6;
    List<Pushed> pushed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pushed.add(change("w" + i, "branch-" + i, "file-" + i + ".txt", "content " + i + "\n"));
    }
    Forge other = connect(directory.resolve("other"));
    List<MergeOutcome.Merged> merged =
        inParallel(
            count,
            4,
            i -> mergeUntilMerged(i % 2 == 0 ? forge : other, pushed.get(i), "flow-" + i));

    assertThat(merged).extracting(MergeOutcome.Merged::sha).doesNotHaveDuplicates();
    assertThat(merged).extracting(MergeOutcome.Merged::already).containsOnly(false);
    assertThat(
            repository
                .git
                .in(repository.bare())
                .run("log", "--first-parent", "--merges", "--format=%H", "main")
                .lines())
        .containsExactlyInAnyOrderElementsOf(
            merged.stream().map(MergeOutcome.Merged::sha).toList());
    for (int i = 0; i < count; i++) {
      assertThat(repository.show("main", "file-" + i + ".txt")).isEqualTo("content " + i);
    }
  }

  @Test
  void makesOneRecordOfOneMarkerHoweverManyAskAtOnce() throws Exception {
    change("a", BRANCH, "new.txt", "hello\n");
    Forge other = connect(directory.resolve("other"));

    List<MergeRequest> requests =
        inParallel(8, 8, i -> (i % 2 == 0 ? forge : other).openMergeRequest(ref, request(BRANCH)));
    String request = requests.getFirst().id();
    List<Issue> issues =
        inParallel(
            8, 8, i -> (i % 2 == 0 ? forge : other).createIssue(ref, story("story-" + i % 4)));
    List<Comment> comments =
        inParallel(
            8,
            8,
            i ->
                (i % 2 == 0 ? forge : other)
                    .comment(ref, on("merge_request", request, "c", "fine")));

    assertThat(requests).containsOnly(requests.getFirst());
    assertThat(mergeRequests()).containsExactly(requests.getFirst());
    assertThat(issues).extracting(Issue::id).containsOnly(ids(other.issues(ref)));
    assertThat(other.issues(ref)).hasSize(4).extracting(Issue::id).doesNotHaveDuplicates();
    assertThat(comments).containsOnly(comments.getFirst());
    assertThat(comments("merge_request", request)).containsExactly("fine");
  }

  @Test
  void opensNoMergeRequestForABranchThatIsNotThere() {
    assertThatThrownBy(() -> open("missing")).isInstanceOf(ForgeException.class);
    assertThat(mergeRequests()).isEmpty();
  }

  @Test
  void keepsTheBacklogInItsOrder() {
    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));
    Issue bug =
        forge.createIssue(ref, new NewIssue("b", "bug", "Bug", "", Optional.of(epic.id()), 3));
    Issue story = forge.createIssue(ref, story("s"));

    forge.rank(ref, List.of(story.id(), epic.id()));

    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Story", "Epic", "Bug");
    assertThat(bug.parent()).contains(epic.id());
    assertThat(bug.weight()).isEqualTo(3);
    assertThatThrownBy(() -> forge.rank(ref, List.of("999"))).isInstanceOf(ForgeException.class);
    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Story", "Epic", "Bug");
  }

  @Test
  void keepsCommentsOnLinesAndOnIssues() {
    change("a", BRANCH, "new.txt", "hello\n");
    String request = open(BRANCH).id();
    String issue = forge.createIssue(ref, story("s")).id();

    Comment onLine =
        forge.comment(
            ref, new NewComment("1", "merge_request", request, "why?", Optional.of("new.txt"), 1));
    Comment onIssue = forge.comment(ref, on("issue", issue, "2", "done"));

    assertThat(comments("merge_request", request)).containsExactly("why?");
    assertThat(comments("issue", issue)).containsExactly("done");
    assertThat(List.of(onLine, onIssue)).extracting(Comment::marker).containsExactly("1", "2");
    assertThatThrownBy(() -> forge.comment(ref, on("issue", "99", "3", "lost")))
        .isInstanceOf(ForgeException.class);
  }

  record Pushed(Worktree worktree, String head, String patchId) {}

  Worktree open(String name, String branch) {
    return forge.open(ref, directory.resolve(name), branch, true);
  }

  Pushed change(String name, String branch, String file, String content) {
    Worktree worktree = open(name, branch);
    TestRepository.write(worktree.directory().resolve(file), content);
    return push(worktree);
  }

  Pushed push(Worktree worktree) {
    worktrees.commitAll(worktree, "Change something", TestRepository.AGENT);
    String head = forge.push(ref, worktree);
    return new Pushed(worktree, head, forge.diff(ref, worktree.baseSha(), head).patchId());
  }

  String main() {
    return forge.head(ref, "main");
  }

  MergeRequest open(String branch) {
    return forge.openMergeRequest(ref, request(branch));
  }

  private static NewMergeRequest request(String branch) {
    return new NewMergeRequest("task of " + branch, "Title", "Body", branch, "main");
  }

  private static NewComment on(String on, String id, String marker, String text) {
    return new NewComment(marker, on, id, text, Optional.empty(), 0);
  }

  static NewIssue story(String marker) {
    return new NewIssue(marker, "story", "Story", "As a …", Optional.empty(), 1);
  }

  static MergeCommand command(MergeRequest request, Pushed pushed, String marker) {
    return new MergeCommand(
        request.id(),
        request.sourceBranch(),
        pushed.head,
        pushed.patchId,
        marker,
        "Say hello",
        TestRepository.AGENT);
  }

  private MergeOutcome.Merged mergeUntilMerged(Forge by, Pushed pushed, String marker) {
    MergeRequest request = by.openMergeRequest(ref, request(pushed.worktree.branch()));
    Pushed current = pushed;
    while (true) {
      switch (by.merge(ref, command(request, current, marker))) {
        case MergeOutcome.Merged merged -> {
          return merged;
        }
        case MergeOutcome.Rebased(String head) ->
            current = new Pushed(pushed.worktree, head, pushed.patchId);
        case MergeOutcome other -> throw new AssertionError(other.toString());
      }
    }
  }

  private static <T> List<T> inParallel(int count, int threads, Function<Integer, T> action)
      throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures =
          IntStream.range(0, count).mapToObj(i -> pool.submit(() -> action.apply(i))).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static String[] ids(List<Issue> issues) {
    return issues.stream().map(Issue::id).toArray(String[]::new);
  }

  private String lines() {
    return "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";
  }

  private static List<Object> fileKeys(Path root) throws Exception {
    try (var files = Files.walk(root)) {
      List<Object> keys = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        keys.add(Files.getAttribute(file, "unix:ino"));
      }
      return keys;
    }
  }
}
