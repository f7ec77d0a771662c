package dev.autodev.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository the swarm works on.
 *
 * @param name unique, also the name operators use
 * @param url where it is; a path or file URL for the local forge
 * @param defaultBranch where changes are merged to
 * @param testCommand run by a shell in the worktree; empty: detected from the build files
 * @param deployCommand run after a merge; empty: nothing to deploy
 * @param healthCommand must succeed after a deploy, or the rollback command runs
 * @param rollbackCommand undoes a deploy
 * @param coverageThreshold least line coverage in percent, 0 = not asked for
 * @param approvals whose approvals open a gate of its workflows
 */
public record Repository(
    String name,
    String url,
    String defaultBranch,
    Optional<String> testCommand,
    Optional<String> deployCommand,
    Optional<String> healthCommand,
    Optional<String> rollbackCommand,
    int coverageThreshold,
    ApprovalRule approvals) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Refuses a name that could not be part of a path or a branch. */
  public Repository {
    name = Require.text(name, "repository.name");
    if (!NAME.matcher(name).matches()) {
      throw new InvalidModelException(
          "repository.name '" + name + "' is malformed; use letters, digits, dots, - and _");
    }
    url = Require.text(url, "repository.url");
    defaultBranch =
        defaultBranch == null || defaultBranch.isBlank() ? "main" : defaultBranch.strip();
    testCommand = testCommand == null ? Optional.empty() : testCommand;
    deployCommand = deployCommand == null ? Optional.empty() : deployCommand;
    healthCommand = healthCommand == null ? Optional.empty() : healthCommand;
    rollbackCommand = rollbackCommand == null ? Optional.empty() : rollbackCommand;
    coverageThreshold = Require.between(coverageThreshold, 0, 100, "repository.coverageThreshold");
    approvals = approvals == null ? ApprovalRule.ANYBODY : approvals;
  }

  /** One with defaults for all that is optional. */
  public static Repository at(String name, String url, String defaultBranch) {
    return new Repository(
        name,
        url,
        defaultBranch,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        ApprovalRule.ANYBODY);
  }
}
