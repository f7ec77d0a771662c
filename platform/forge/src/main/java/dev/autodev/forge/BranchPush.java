package dev.autodev.forge;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes a commit over into the repository and moves the branch to it. The repository fetches, so
 * nothing it has configured for receiving runs.
 */
final class BranchPush {

  private final Git git;
  private final LocalRepository repository;

  BranchPush(Git git, LocalRepository repository) {
    this.git = git;
    this.repository = repository;
  }

  String push(Worktree worktree) {
    String branch = worktree.branch();
    if (branch.equals(repository.ref().defaultBranch())) {
      throw new ForgeException(
          "a push to the default branch "
              + branch
              + " is refused"
              + "; work on a branch and let it be merged");
    }
    CleanConfig.write(worktree.directory());
    String head = git.at(worktree.directory()).run("rev-parse", "--verify", "HEAD^{commit}");
    Refs refs = new Refs(git, repository);
    Optional<String> there = refs.find(branch);
    if (there.equals(Optional.of(head))) {
      return head;
    }
    fetch(worktree.directory());
    if (there.isPresent() && !mayReplace(there.get(), worktree, head)) {
      throw moved(branch);
    }
    if (!refs.move(branch, there, head) && !refs.find(branch).equals(Optional.of(head))) {
      throw moved(branch);
    }
    return head;
  }

  /** Takes over the commits that a clone has checked out. */
  void fetch(Path worktree) {
    git.in(repository.gitDirectory())
        .run(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            worktree.resolve(".git").toString(),
            "HEAD");
  }

  /** What this worktree started from, or what its commits contain, is not lost. */
  private boolean mayReplace(String there, Worktree worktree, String head) {
    return there.equals(worktree.headSha())
        || git.in(repository.gitDirectory())
            .tryRun("merge-base", "--is-ancestor", there, head)
            .ok();
  }

  private static ForgeException moved(String branch) {
    return new ForgeException(
        "branch "
            + branch
            + " was moved by somebody else meanwhile"
            + "; open it again and repeat the work on its new head");
  }
}
