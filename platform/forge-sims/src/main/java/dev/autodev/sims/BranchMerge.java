package dev.autodev.sims;

import java.util.Map;
import java.util.Optional;

/** A merge of a commit into a branch, made by git with no files at hand. */
public record BranchMerge(BareGit git, String head, String target) {

  /** The tree it would have; empty: there are conflicts. */
  public Optional<String> tree() {
    return git.ask("merge-tree", "--write-tree", "refs/heads/" + target, head)
        .flatMap(output -> output.lines().findFirst());
  }

  /** Makes the commit; empty: it cannot be, or the target has moved meanwhile. */
  public Optional<String> make(String message, Person by) {
    Optional<String> before = git.head(target);
    Optional<String> tree = tree();
    if (before.isEmpty() || tree.isEmpty()) {
      return Optional.empty();
    }
    String mail = by.name() + "@example.org";
    Map<String, String> who =
        Map.of(
            "GIT_AUTHOR_NAME",
            by.name(),
            "GIT_AUTHOR_EMAIL",
            mail,
            "GIT_COMMITTER_NAME",
            by.name(),
            "GIT_COMMITTER_EMAIL",
            mail);
    BareGit.Result commit =
        git.run(who, "commit-tree", tree.get(), "-p", before.get(), "-p", head, "-m", message);
    String sha = commit.output().strip();
    return commit.code() == 0
            && git.ask("update-ref", "refs/heads/" + target, sha, before.get()).isPresent()
        ? Optional.of(sha)
        : Optional.empty();
  }
}
