package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What agents do with the worktree they were given. */
public final class GitWorktree {

  // A kernel limit on one argument, and more than any message needs.
  private static final int LONGEST_MESSAGE = 60_000;

  private final Git git;

  /** Keeps git's HOME in the given directory. */
  public GitWorktree(ProcessRunner runner, Path home) {
    this.git = new Git(runner, home);
  }

  /** Commits all changes and new files and gives the head; without changes it makes no commit. */
  public String commitAll(Worktree worktree, String message, Author author) {
    CleanConfig.write(worktree.directory());
    Git.Call here = git.at(worktree.directory());
    here.run("add", "--all");
    if (!here.tryRun("diff", "--cached", "--quiet", "--no-ext-diff", "--no-textconv").ok()) {
      String text = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
      here.as(author).run("commit", "--quiet", "--no-verify", "-m", text);
    }
    return here.run("rev-parse", "--verify", "HEAD^{commit}");
  }

  /** Whether nothing is changed and no file is new. */
  public boolean clean(Worktree worktree) {
    CleanConfig.write(worktree.directory());
    return git.at(worktree.directory()).run("status", "--porcelain").isEmpty();
  }

  /** Where the worktree's commits leave the default branch as it was when the clone was made. */
  public String fork(Worktree worktree, String defaultBranch) {
    CleanConfig.write(worktree.directory());
    return git.at(worktree.directory())
        .ask("merge-base", "refs/remotes/origin/" + defaultBranch, "HEAD")
        .orElse(worktree.baseSha());
  }

  /** A file as a commit has it; empty when the commit has no such file. */
  public Optional<String> fileAt(Worktree worktree, String sha, String path) {
    CleanConfig.write(worktree.directory());
    return git.at(worktree.directory()).ask("cat-file", "blob", sha + ":" + path);
  }

  /** The commits on top of the given one, the oldest first. */
  public List<String> commitsSince(Worktree worktree, String baseSha) {
    CleanConfig.write(worktree.directory());
    return git.at(worktree.directory())
        .run("rev-list", "--reverse", "--end-of-options", baseSha + "..HEAD")
        .lines()
        .toList();
  }
}
