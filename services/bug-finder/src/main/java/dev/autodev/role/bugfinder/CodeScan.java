package dev.autodev.role.bugfinder;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TouchedCode;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.scanners.Kind;
import dev.autodev.scanners.ScanIgnore;
import dev.autodev.scanners.ScanRequest;
import dev.autodev.scanners.Scanner;
import dev.autodev.scanners.TreeScan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One worktree looked at by each code scanner in turn. */
final class CodeScan {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int MOST_FINDINGS = 500;

  private final TaskContext work;
  private final List<Scanner> scanners;
  private final List<String> tools = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  CodeScan(TaskContext work, List<Scanner> scanners) {
    this.work = work;
    this.scanners = scanners.stream().filter(scanner -> scanner.kind() == Kind.CODE).toList();
  }

  /** Looks; what the scanners find is there afterwards. */
  void run(Worktree worktree, ScanIgnore allowed) {
    ScanRequest request =
        new ScanRequest(
            worktree.directory(),
            work.runDirectory().resolve("reports"),
            TIMEOUT,
            Optional.empty(),
            allowed);
    TreeScan scan = TreeScan.of(scanners, request, work::progress);
    scan.failure().ifPresent(CodeScan::end);
    tools.addAll(scan.tools());
    scan.found().stream()
        .map(TreeScan.Found::finding)
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .forEach(findings::add);
  }

  private static void end(String failure) {
    throw new AttemptEnded(
        Thread.currentThread().isInterrupted()
            ? new TaskOutcome.Interrupted("interrupted while scanning")
            : new TaskOutcome.Retry(failure, Optional.empty()));
  }

  /** Of a change: what was found elsewhere was there before it, and is only counted. */
  void keepTouched(TouchedCode touched) {
    int all = findings.size();
    findings.removeIf(finding -> !touched.holds(finding));
    if (findings.size() < all) {
      note(all - findings.size() + " findings where the change touched nothing are left out");
    }
  }

  /** Adds a line to what is said of the tools. */
  void note(String line) {
    tools.add(line);
  }

  List<String> tools() {
    return tools;
  }

  /** The worst of them, worst first; says so when there are more. */
  List<Finding> takeWorst() {
    if (findings.size() > MOST_FINDINGS) {
      note("of " + findings.size() + " findings the worst " + MOST_FINDINGS + " are reported");
    }
    return findings.stream().limit(MOST_FINDINGS).toList();
  }

  /** Those as bad as the threshold, worst first. */
  List<Finding> atLeast(Severity threshold) {
    return findings.stream().filter(finding -> finding.severity().atLeast(threshold)).toList();
  }
}
