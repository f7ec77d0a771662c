package dev.autodev.forge;

import java.util.Optional;

/** Keeps what attempts leave in refs beside the branches, which nobody clones unasked. */
final class LocalUnfinished {
  private static final String THERE = "refs/autodev/wip/";
  private static final String HERE = "refs/autodev/wip";

  private final Git git;
  private final Git.Call there;
  private final LocalRepository repository;

  LocalUnfinished(Git git, LocalRepository repository) {
    this.git = git;
    this.there = git.in(repository.gitDirectory());
    this.repository = repository;
  }

  Unfinished set(Worktree worktree, UnfinishedNote note) {
    Optional<Unfinished> before = find(note.task());
    if (before.filter(known -> known.isOfLater(note.epoch())).isPresent()) {
      return before.get();
    }
    Unfinished left = commit(worktree, note);
    String clone = worktree.directory().resolve(".git").toString();
    there.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", clone, HERE);
    String expected = before.map(Unfinished::commit).orElse(Refs.NONE);
    if (repository.moveRef(git, THERE + note.task(), left.commit(), expected).ok()) {
      new OldRefs(git, repository, THERE).drop(left.commit());
      return left;
    }
    return find(note.task())
        .filter(known -> known.isOfLater(note.epoch()))
        .orElseThrow(
            () ->
                new ForgeException(
                    "what is left of task %s was changed by somebody else meanwhile; let the task run again"
                        .formatted(note.task())));
  }

  private Unfinished commit(Worktree worktree, UnfinishedNote note) {
    WorktreeTree files = new WorktreeTree(git, worktree);
    String head = files.head();
    String tree = files.write();
    Git.Call here = git.at(worktree.directory());
    String commit =
        here.as(UnfinishedMessage.AUTHOR)
            .run("commit-tree", tree, "-p", head, "-m", UnfinishedMessage.of(note));
    here.run("update-ref", HERE, commit);
    return new Unfinished(note, commit, head, tree);
  }

  /** Empty also where somebody has put something else in its place. */
  Optional<Unfinished> find(String task) {
    return there
        .commit(THERE + UnfinishedNote.checked(task))
        .flatMap(
            commit -> there.ask("log", "-1", UnfinishedMessage.FORMAT, "--end-of-options", commit))
        .flatMap(text -> UnfinishedMessage.read(task, text));
  }

  /** Whether its branch has not gone on without it. */
  boolean fits(Worktree worktree, Unfinished left) {
    return left.note().branch().equals(worktree.branch())
        && new Refs(git, repository)
            .find(worktree.branch())
            .map(head -> contains(left.head(), head))
            .orElse(true);
  }

  Optional<Worktree> takeUp(Worktree fresh, Unfinished left) {
    if (!fits(fresh, left) || isNothingNew(fresh, left)) {
      return Optional.empty();
    }
    Git.Call here = git.at(fresh.directory());
    String from = repository.gitDirectory().toString();
    String ref = "+" + THERE + left.note().task() + ":" + HERE;
    here.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", from, ref);
    here.run("reset", "--quiet", "--hard", left.head());
    here.run("read-tree", "--reset", "-u", left.commit());
    here.run("reset", "--quiet");
    String base =
        there.ask("merge-base", repository.defaultRef(), left.head()).orElse(fresh.baseSha());
    return Optional.of(new Worktree(fresh.directory(), fresh.branch(), base, fresh.headSha()));
  }

  private boolean isNothingNew(Worktree fresh, Unfinished left) {
    return there.run("rev-parse", left.head() + "^{tree}").equals(left.tree())
        && contains(fresh.headSha(), left.head());
  }

  private boolean contains(String later, String earlier) {
    return there.tryRun("merge-base", "--is-ancestor", earlier, later).ok();
  }

  void drop(String task, int epoch) {
    find(task)
        .filter(left -> !left.isOfLater(epoch))
        .ifPresent(left -> repository.moveRef(git, THERE + task, Refs.NONE, left.commit()));
  }
}
