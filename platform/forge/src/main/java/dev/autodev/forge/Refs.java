package dev.autodev.forge;

import java.util.List;
import java.util.Optional;

/** The branches of one local repository, moved only by compare-and-swap. */
final class Refs {

  /** What git takes for "there is no such branch yet". */
  static final String NONE = "0".repeat(40);

  private final Git.Call git;
  private final Git program;
  private final LocalRepository repository;

  Refs(Git git, LocalRepository repository) {
    this.git = git.in(repository.gitDirectory());
    this.program = git;
    this.repository = repository;
  }

  Optional<String> find(String branch) {
    return git.commit("refs/heads/" + BranchName.check(branch));
  }

  List<String> names() {
    return git.run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").lines().toList();
  }

  String head(String branch) {
    return find(branch)
        .orElseThrow(
            () ->
                new ForgeException(
                    "repository "
                        + repository.ref().name()
                        + " has no branch "
                        + branch
                        + "; push the branch, or register the repository with the right default"
                        + " branch"));
  }

  String defaultHead() {
    return head(repository.ref().defaultBranch());
  }

  /** Whether the branch was where it was expected and now is at the new commit. */
  boolean move(String branch, Optional<String> expected, String commit) {
    refuseCheckedOut(branch);
    String name = "refs/heads/" + BranchName.check(branch);
    var finished = repository.moveRef(program, name, commit, expected.orElse(NONE));
    if (finished.ok()) {
      return true;
    }
    if (find(branch).equals(expected)) {
      throw Git.failed("update-ref", finished);
    }
    return false;
  }

  /** Moving a branch under somebody's working files would make them look changed. */
  private void refuseCheckedOut(String branch) {
    if (git.ask("config", "--local", "--type=bool", "core.bare").orElse("false").equals("true")) {
      return;
    }
    boolean checkedOut =
        git.run("worktree", "list", "--porcelain")
                .lines()
                .anyMatch(line -> line.equals("branch refs/heads/" + branch))
            || git.ask("symbolic-ref", "--quiet", "HEAD").orElse("").equals("refs/heads/" + branch);
    if (checkedOut) {
      throw new ForgeException(
          "branch "
              + branch
              + " of "
              + repository.ref().name()
              + " is checked out there"
              + "; check out another branch, or register a bare clone of the repository");
    }
  }
}
