package dev.autodev.model;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
 * @param publishCommand publishes an approved product; empty: nothing can be published from here
 * @param coverageThreshold least line coverage in percent, 0 = not asked for
 * @param findingThreshold findings as bad as this send a change back; absent: the pipeline's
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
    Optional<String> publishCommand,
    int coverageThreshold,
    Optional<Severity> findingThreshold,
    ApprovalRule approvals) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern BRANCH =
      Pattern.compile("[^-/\\s~^:?*\\[\\\\][^\\s~^:?*\\[\\\\]{0,199}");
  private static final Pattern PASSWORD = Pattern.compile("://[^/@]*:[^/@]*@");
  private static final int LONGEST = 4_000;

  /** Refuses a name that could not be part of a path or a branch, and what git would misread. */
  public Repository {
    name = Require.text(name, "repository.name");
    if (!NAME.matcher(name).matches()) {
      throw new InvalidModelException(
          "repository.name '" + name + "' is malformed; use letters, digits, dots, - and _");
    }
    url = address(Require.text(url, "repository.url"));
    defaultBranch = branch(defaultBranch);
    testCommand = command(testCommand, "testCommand");
    deployCommand = command(deployCommand, "deployCommand");
    healthCommand = command(healthCommand, "healthCommand");
    rollbackCommand = command(rollbackCommand, "rollbackCommand");
    publishCommand = command(publishCommand, "publishCommand");
    findingThreshold = findingThreshold == null ? Optional.empty() : findingThreshold;
    coverageThreshold = Require.between(coverageThreshold, 0, 100, "repository.coverageThreshold");
    approvals = approvals == null ? ApprovalRule.ANYBODY : approvals;
  }

  private static String address(String url) {
    if (url.startsWith("-") || url.length() > LONGEST || url.chars().anyMatch(c -> c < ' ')) {
      throw new InvalidModelException(
          "repository.url is malformed; give a path or the URL that git clones from");
    }
    if (PASSWORD.matcher(url).find()) {
      throw new InvalidModelException(
          "repository.url holds a password, which would be seen by all who see the repository;"
              + " leave it out and give git its credentials on the machine that needs them");
    }
    return url;
  }

  private static String branch(@Nullable String name) {
    String branch = name == null || name.isBlank() ? "main" : name.strip();
    if (!BRANCH.matcher(branch).matches() || branch.contains("..") || branch.endsWith("/")) {
      throw new InvalidModelException(
          "repository.defaultBranch '" + branch + "' can be no branch of git");
    }
    return branch;
  }

  /** Blank is none. */
  private static Optional<String> command(@Nullable Optional<String> text, String field) {
    Optional<String> given =
        text == null ? Optional.empty() : text.map(String::strip).filter(one -> !one.isEmpty());
    if (given.filter(one -> one.length() > LONGEST || one.indexOf('\0') >= 0).isPresent()) {
      throw new InvalidModelException(
          "repository." + field + " is longer than " + LONGEST + " characters; put it in a script");
    }
    return given;
  }

  /** One with defaults for all that is optional. */
  public static Repository at(String name, String url, String defaultBranch) {
    return at(name, url, defaultBranch, ApprovalRule.ANYBODY);
  }

  /** One whose gates open by that rule, with defaults for all else that is optional. */
  public static Repository at(String name, String url, String defaultBranch, ApprovalRule rule) {
    return new Repository(
        name,
        url,
        defaultBranch,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        rule);
  }
}
