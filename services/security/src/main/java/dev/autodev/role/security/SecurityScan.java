package dev.autodev.role.security;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.scanners.ScanIgnore;
import dev.autodev.scanners.ScanRequest;
import dev.autodev.scanners.Scanner;
import dev.autodev.scanners.TreeScan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One worktree looked at by all scanners, what they find told apart. */
final class SecurityScan {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_KNOWN = 200;

  private final TaskContext work;
  private final List<Scanner> scanners;
  private final Held held;
  private final List<String> said = new ArrayList<>();

  SecurityScan(TaskContext work, List<Scanner> scanners, Held held) {
    this.work = work;
    this.scanners = scanners;
    this.held = held;
  }

  /** Adds a line to what is said of the tools. */
  void note(String line) {
    said.add(line);
  }

  TaskOutcome of(Worktree worktree, ScanIgnore allowed) {
    ScanRequest request =
        new ScanRequest(
            worktree.directory(),
            work.runDirectory().resolve("reports"),
            TIMEOUT,
            Optional.empty(),
            allowed);
    TreeScan scan = TreeScan.of(scanners, request, work::progress);
    if (scan.failure().isPresent()) {
      return Thread.currentThread().isInterrupted()
          ? new TaskOutcome.Interrupted("interrupted while scanning")
          : new TaskOutcome.Retry(scan.failure().get(), Optional.empty());
    }
    said.addAll(scan.tools());
    Map<Boolean, List<Finding>> byHeld =
        scan.found().stream()
            .collect(
                Collectors.partitioningBy(
                    found -> held.holds(found.kind(), found.finding()),
                    Collectors.mapping(TreeScan.Found::finding, Collectors.toList())));
    List<Finding> findings = worst(byHeld.getOrDefault(true, List.of()), MOST_FINDINGS);
    List<Finding> known = worst(byHeld.getOrDefault(false, List.of()), MOST_KNOWN);
    return new TaskOutcome.Completed(
        new TaskResult.ScanDone(said, findings, known, scan.suppressed()), Evidence.NONE);
  }

  private List<Finding> worst(List<Finding> all, int most) {
    if (all.size() > most) {
      note("of " + all.size() + " findings the worst " + most + " are reported");
    }
    return all.stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .limit(most)
        .toList();
  }
}
