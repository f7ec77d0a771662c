package dev.autodev.agent.evidence;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TestReport;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.agent.work.GitState;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a change is what its builder says: on the forge, with commits, wholly committed, within
 * its specification, and passing the repository's tests in a fresh clone.
 */
final class ChangeEvidence {
  private static final int MOST_NAMED = 20;

  private final AttemptContext context;
  private final AgentConfig.Evidence config;

  ChangeEvidence(AttemptContext context, AgentConfig.Evidence config) {
    this.context = context;
    this.config = config;
  }

  List<Observation> of(ChangeRef change) {
    Observation branch = branch(change);
    if (!branch.holds()) {
      return List.of(branch);
    }
    Worktree fresh = context.worktree(change.branch(), false);
    List<Observation> all = new ArrayList<>();
    all.add(branch);
    all.add(commits(change, fresh));
    all.add(base(change, fresh));
    all.add(committed(change));
    paths(change, all);
    if (config.tests()) {
      all.add(tests(change, fresh));
    }
    return all;
  }

  private Observation branch(ChangeRef change) {
    String claimed = change.branch() + " at " + change.headSha();
    try {
      String head = context.forge().head(context.forgeRepository(), change.branch());
      return new Observation(
          "branch", claimed, change.branch() + " at " + head, head.equals(change.headSha()));
    } catch (ForgeException e) {
      return new Observation("branch", claimed, "not there: " + e.getMessage(), false);
    }
  }

  private Observation commits(ChangeRef change, Worktree fresh) {
    int commits = context.git().commits(fresh.directory(), change.baseSha(), change.headSha());
    return new Observation(
        "commits", "at least 1 since " + change.baseSha(), Integer.toString(commits), commits > 0);
  }

  /** Reviews and scans look at what lies between base and head: a later base would hide commits. */
  private static Observation base(ChangeRef change, Worktree fresh) {
    return new Observation(
        "base", change.baseSha(), fresh.baseSha(), fresh.baseSha().equals(change.baseSha()));
  }

  /** What tests and builds leave behind is no fault; what was changed and not committed is. */
  private Observation committed(ChangeRef change) {
    List<String> changed = new ArrayList<>();
    List<String> untracked = new ArrayList<>();
    for (Worktree worktree : context.opened()) {
      if (worktree.branch().equals(change.branch())) {
        GitState state = context.git().state(worktree.directory());
        changed.addAll(state.changed());
        untracked.addAll(state.untracked());
      }
    }
    String found = changed.isEmpty() ? "clean" : "not committed: " + named(changed);
    return new Observation(
        "clean tree",
        "all is committed",
        untracked.isEmpty() ? found : found + "; not known to git: " + named(untracked),
        changed.isEmpty());
  }

  private void paths(ChangeRef change, List<Observation> all) {
    List<String> allowed =
        context.order().payload() instanceof TaskPayload.ImplementFeature feature
            ? feature.paths()
            : List.of();
    if (allowed.isEmpty()) {
      return;
    }
    List<String> outside =
        context
            .forge()
            .diff(context.forgeRepository(), change.baseSha(), change.headSha())
            .files()
            .stream()
            .map(file -> file.path())
            .filter(path -> allowed.stream().noneMatch(folder -> within(path, folder)))
            .toList();
    all.add(
        new Observation(
            "paths",
            "within " + named(allowed),
            outside.isEmpty() ? "within" : "outside: " + named(outside),
            outside.isEmpty() || !config.strictPaths()));
  }

  static boolean within(String path, String allowed) {
    String folder = allowed.startsWith("./") ? allowed.substring(2) : allowed;
    folder = folder.replaceFirst("/?\\*{0,2}$", "");
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  private Observation tests(ChangeRef change, Worktree fresh) {
    String claimed = "pass on " + change.headSha();
    try {
      TestReport report =
          context.tested().stream()
              .filter(tested -> tested.sha().equals(change.headSha()))
              .map(AttemptContext.TestedCommit::report)
              .reduce((first, second) -> second)
              .orElseGet(() -> context.runTests(fresh, ""));
      return new Observation("tests", claimed, said(report), pass(report));
    } catch (AttemptEnded e) {
      if (e.outcome() instanceof TaskOutcome.Failed failed) {
        // Nothing to run is no proof against the change: the tester says the same to everybody.
        return new Observation("tests", claimed, "not run: " + failed.reason(), true);
      }
      throw e;
    }
  }

  /** Missing coverage is for the tester to send back, not a reason to throw the change away. */
  private static boolean pass(TestReport report) {
    return report.exitCode() == 0
        && report.failures().stream().allMatch(finding -> finding.rule().equals("coverage"));
  }

  private static String said(TestReport report) {
    String counts =
        "%s: exit code %d, %d tests, %d failed"
            .formatted(report.command(), report.exitCode(), report.total(), report.failed());
    return report.passed()
        ? counts
        : counts
            + "; "
            + report.failures().stream()
                .limit(MOST_NAMED)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
  }

  private static String named(List<String> files) {
    String some = files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return files.size() > MOST_NAMED
        ? some + " and " + (files.size() - MOST_NAMED) + " more"
        : some;
  }
}
