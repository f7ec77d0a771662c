package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts an approved branch on top of a default branch that has moved, in a clone made for that. */
final class BranchRebase {

  private final Git git;
  private final LocalRepository repository;
  private final MergeCommand command;

  BranchRebase(Git git, LocalRepository repository, MergeCommand command) {
    this.git = git;
    this.repository = repository;
    this.command = command;
  }

  /** The branch's commits since the fork, on top of main. */
  MergeOutcome onto(String main, String fork) {
    Path scratch = git.scratch("rebase-");
    try {
      new TaskClone(git).init(scratch);
      Git.Call here = git.at(scratch);
      String source = repository.gitDirectory().toString();
      String branch = "+refs/heads/" + command.branch() + ":refs/remotes/origin/branch";
      String target = "+" + repository.defaultRef() + ":refs/remotes/origin/target";
      here.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", source, branch, target);
      here.run("checkout", "--quiet", "--detach", command.approvedSha());
      var rebase =
          here.committing(command.author()).tryRun("rebase", "--quiet", "--onto", main, fork);
      if (!rebase.ok()) {
        List<String> files = conflicts(here);
        if (files.isEmpty()) {
          throw Git.failed("rebase", rebase);
        }
        return new MergeOutcome.Conflict(files);
      }
      return publish(scratch, main, here.run("rev-parse", "--verify", "HEAD^{commit}"));
    } finally {
      Directories.delete(scratch);
    }
  }

  private MergeOutcome publish(Path scratch, String main, String rebased) {
    new BranchPush(git, repository).fetch(scratch);
    String patchId = new PatchReader(git, repository).diff(main, rebased).patchId();
    Refs refs = new Refs(git, repository);
    if (!refs.move(command.branch(), Optional.of(command.approvedSha()), rebased)) {
      return new MergeOutcome.HeadMoved(refs.head(command.branch()));
    }
    return patchId.equals(command.approvedPatchId())
        ? new MergeOutcome.Rebased(rebased)
        : new MergeOutcome.ContentChanged(rebased, patchId);
  }

  private static List<String> conflicts(Git.Call here) {
    return here
        .run("diff", "--name-only", "--diff-filter=U", "--no-ext-diff", "--no-textconv", "-z")
        .transform(names -> List.of(names.split("\0")))
        .stream()
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
