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
import dev.autodev.scanners.ScanReport;
import dev.autodev.scanners.ScanRequest;
import dev.autodev.scanners.ScanStatus;
import dev.autodev.scanners.Scanner;
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

  void run(Worktree worktree, ScanIgnore allowed) {
    for (Scanner scanner : scanners) {
      if (scanner.appliesTo(worktree.directory())) {
        work.progress("analysing with " + scanner.name());
        take(
            scanner.scan(
                new ScanRequest(
                    worktree.directory(),
                    work.runDirectory().resolve("reports"),
                    TIMEOUT,
                    Optional.empty(),
                    allowed)));
      } else {
        tools.add(scanner.name() + ": not applicable");
      }
    }
    if (tools.isEmpty()) {
      tools.add("there is no code scanner: nothing was looked at");
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    if (findings.size() > MOST_FINDINGS) {
      note("of " + findings.size() + " findings the worst " + MOST_FINDINGS + " are reported");
    }
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

  private void take(ScanReport report) {
    String tool =
        report.version().isEmpty() ? report.tool() : report.tool() + " " + report.version();
    switch (report.status()) {
      case ScanStatus.Ran ran -> tools.add(tool + ": " + ran.filesLooked() + " files");
      case ScanStatus.NotApplicable not -> tools.add(tool + ": not applicable, " + not.why());
      case ScanStatus.Failed failed -> throw new AttemptEnded(broken(tool, failed.why()));
    }
    findings.addAll(report.findings());
  }

  private static TaskOutcome broken(String tool, String why) {
    return Thread.currentThread().isInterrupted()
        ? new TaskOutcome.Interrupted("the scan by " + tool + " was interrupted")
        : new TaskOutcome.Retry("scanner " + tool + " failed: " + why, Optional.empty());
  }

  List<String> tools() {
    return tools;
  }

  /** The worst of them, worst first. */
  List<Finding> findings() {
    return findings.stream().limit(MOST_FINDINGS).toList();
  }

  /** Those as bad as the threshold, worst first. */
  List<Finding> atLeast(Severity threshold) {
    return findings.stream().filter(finding -> finding.severity().atLeast(threshold)).toList();
  }
}
