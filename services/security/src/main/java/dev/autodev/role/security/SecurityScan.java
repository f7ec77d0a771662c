package dev.autodev.role.security;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
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

/** One worktree looked at by each scanner in turn. */
final class SecurityScan {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_KNOWN = 200;

  private final TaskContext work;
  private final List<Scanner> scanners;
  private final List<String> tools = new ArrayList<>();
  private final Held held;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> known = new ArrayList<>();
  private int applied;
  private int suppressed;

  SecurityScan(TaskContext work, List<Scanner> scanners, Held held) {
    this.work = work;
    this.scanners = scanners;
    this.held = held;
  }

  /** Adds a line to what is said of the tools. */
  void note(String line) {
    tools.add(line);
  }

  TaskOutcome of(Worktree worktree, ScanIgnore allowed) {
    for (Scanner scanner : scanners) {
      if (!scanner.appliesTo(worktree.directory())) {
        tools.add(scanner.name() + ": not applicable");
        continue;
      }
      work.progress("scanning with " + scanner.name());
      Optional<TaskOutcome> ended = take(scanner.kind(), scanner.scan(request(worktree, allowed)));
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    if (applied == 0) {
      tools.add("no scanner applies to this repository: nothing was looked at");
    }
    List<Finding> worst = worst(findings, MOST_FINDINGS);
    List<Finding> worstKnown = worst(known, MOST_KNOWN);
    TaskResult result = new TaskResult.ScanDone(tools, worst, worstKnown, suppressed);
    return new TaskOutcome.Completed(result, Evidence.NONE);
  }

  private List<Finding> worst(List<Finding> all, int most) {
    if (all.size() > most) {
      tools.add("of " + all.size() + " findings the worst " + most + " are reported");
    }
    return all.stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .limit(most)
        .toList();
  }

  private ScanRequest request(Worktree worktree, ScanIgnore allowed) {
    return new ScanRequest(
        worktree.directory(),
        work.runDirectory().resolve("reports"),
        TIMEOUT,
        Optional.empty(),
        allowed);
  }

  private Optional<TaskOutcome> take(Kind kind, ScanReport report) {
    String tool =
        report.version().isEmpty() ? report.tool() : report.tool() + " " + report.version();
    switch (report.status()) {
      case ScanStatus.Ran ran -> {
        applied++;
        tools.add(tool + ": " + ran.filesLooked() + " files" + notes(report));
      }
      case ScanStatus.NotApplicable not -> tools.add(tool + ": not applicable, " + not.why());
      case ScanStatus.Failed failed -> {
        return Optional.of(broken(tool, failed.why()));
      }
    }
    for (Finding finding : report.findings()) {
      (held.holds(kind, finding) ? findings : known).add(finding);
    }
    suppressed += report.suppressed().size();
    return Optional.empty();
  }

  private static TaskOutcome broken(String tool, String why) {
    return Thread.currentThread().isInterrupted()
        ? new TaskOutcome.Interrupted("the scan by " + tool + " was interrupted")
        : new TaskOutcome.Retry("scanner " + tool + " failed: " + why, Optional.empty());
  }

  private static String notes(ScanReport report) {
    return report.notes().isEmpty() ? "" : " (" + String.join("; ", report.notes()) + ")";
  }
}
