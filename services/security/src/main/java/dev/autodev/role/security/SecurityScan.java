package dev.autodev.role.security;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
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

  private final TaskContext work;
  private final List<Scanner> scanners;
  private final List<String> tools = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int applied;
  private int suppressed;

  SecurityScan(TaskContext work, List<Scanner> scanners) {
    this.work = work;
    this.scanners = scanners;
  }

  TaskOutcome of(Worktree worktree, ScanIgnore allowed) {
    for (Scanner scanner : scanners) {
      if (!scanner.appliesTo(worktree.directory())) {
        tools.add(scanner.name() + ": not applicable");
        continue;
      }
      work.progress("scanning with " + scanner.name());
      Optional<TaskOutcome> ended = note(scanner.scan(request(worktree, allowed)));
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    if (applied == 0) {
      tools.add("no scanner applies to this repository: nothing was looked at");
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return new TaskOutcome.Completed(
        new TaskResult.ScanDone(tools, findings, suppressed), Evidence.NONE);
  }

  private ScanRequest request(Worktree worktree, ScanIgnore allowed) {
    return new ScanRequest(
        worktree.directory(),
        work.runDirectory().resolve("reports"),
        TIMEOUT,
        Optional.empty(),
        allowed);
  }

  private Optional<TaskOutcome> note(ScanReport report) {
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
    findings.addAll(report.findings());
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
