package dev.autodev.agent.work;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at clones without obeying anybody's settings: a clone's own may name programs to run. */
public final class GitLook {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ProcessRunner processes;
  private final Path home;

  GitLook(ProcessRunner processes, Path home) {
    this.processes = processes;
    this.home = home;
  }

  /** How a clone stands now. */
  public GitState state(Path worktree) {
    List<String> changed = new ArrayList<>();
    List<String> untracked = new ArrayList<>();
    for (String line : lines(worktree, "status", "--porcelain", "--untracked-files=normal")) {
      if (line.length() > 3) {
        (line.startsWith("??") ? untracked : changed).add(line.substring(3));
      }
    }
    String head = lines(worktree, "rev-parse", "HEAD").stream().findFirst().orElse("");
    return new GitState(
        head.matches("[0-9a-f]{40,64}") ? head : "", List.copyOf(changed), List.copyOf(untracked));
  }

  /** How many commits lead from one to another; 0 if git cannot tell. */
  public int commits(Path worktree, String from, String to) {
    return lines(worktree, "rev-list", "--count", "--end-of-options", from + ".." + to).stream()
        .findFirst()
        .filter(count -> count.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The subjects of the commits from one to another, newest first, at most so many. */
  public List<String> subjects(Path worktree, String from, String to, int most) {
    return lines(
        worktree,
        "log",
        "--no-show-signature",
        "--format=%h %s",
        "--max-count=" + most,
        "--end-of-options",
        from + ".." + to);
  }

  /** Which files the commits from one to another change, and how much. */
  public List<String> changed(Path worktree, String from, String to) {
    return lines(
        worktree, "diff", "--stat", "--no-ext-diff", "--no-textconv", "--end-of-options", from, to);
  }

  /** Whether a commit is a clone's head or in its history. */
  public boolean contains(Path worktree, String sha) {
    return sha.matches("[0-9a-f]{7,64}")
        && git(worktree, "merge-base", "--is-ancestor", sha, "HEAD").ok();
  }

  private List<String> lines(Path worktree, String... arguments) {
    Finished finished = git(worktree, arguments);
    return finished.ok() ? finished.output().lines().toList() : List.of();
  }

  private Finished git(Path worktree, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git", "--no-optional-locks"));
    argv.addAll(List.of("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"));
    argv.addAll(List.of(arguments));
    return processes.run(
        new Command(
            argv,
            worktree,
            ChildEnvironment.clean(
                home,
                Map.of(
                    "GIT_CONFIG_NOSYSTEM", "1",
                    "GIT_CONFIG_GLOBAL", "/dev/null",
                    "GIT_TERMINAL_PROMPT", "0")),
            Limits.of(PATIENCE).keeping(4L << 20),
            Optional.empty(),
            Redactor.none()));
  }
}
