package dev.autodev.role.bugfinder;

import dev.autodev.agent.Checkout;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TouchedCode;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskType;
import dev.autodev.scanners.ScanIgnore;
import dev.autodev.scanners.Scanners;
import dev.autodev.scanners.ToolHome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Finds bugs by static analysis; a session confirms those that are to be fixed. Where no model is
 * to be had, everything found is reported unconfirmed and nothing is filed.
 */
@ApplicationScoped
public class BugFinder implements RoleAgent {
  @Override
  public Role role() {
    return Role.BUG_FINDER;
  }

  @Override
  public Map<TaskType, Class<?>> results() {
    return Map.of(TaskType.STATIC_ANALYSIS, SecondLook.Verdicts.class);
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.StaticAnalysis analysis -> analyse(work, analysis);
      default -> notMine(work);
    };
  }

  private static TaskOutcome analyse(TaskContext work, TaskPayload.StaticAnalysis analysis) {
    CodeScan scan = new CodeScan(work, Scanners.all(work.processes(), ToolHome.locate()));
    Worktree worktree =
        analysis.change().map(change -> Checkout.of(work, change)).orElseGet(work::worktree);
    if (analysis.change().isPresent()) {
      // A change must not excuse itself: only what was allowed before it is allowed.
      scan.run(
          worktree,
          Checkout.fileAtBase(work, worktree, ScanIgnore.FILE)
              .map(ScanIgnore::parse)
              .orElseGet(ScanIgnore::none));
      scan.keepTouched(
          TouchedCode.of(
              work.forge().diff(work.forgeRepository(), worktree.baseSha(), worktree.headSha())));
    } else {
      scan.run(worktree, ScanIgnore.in(worktree.directory()));
    }
    SecondLook.Verdict verdict =
        analysis.fileFixes()
            ? new SecondLook(work).at(worktree, scan.atLeast(analysis.threshold()))
            : SecondLook.Verdict.none();
    verdict.missing().ifPresent(scan::note);
    List<Finding> confirmed = verdict.confirmed();
    List<Finding> findings = scan.takeWorst();
    return new TaskOutcome.Completed(
        new TaskResult.AnalysisDone(scan.tools(), findings, confirmed),
        Evidence.NONE,
        confirmed.stream().map(finding -> fix(finding, analysis)).toList());
  }

  private static FollowUp fix(Finding finding, TaskPayload.StaticAnalysis analysis) {
    return new FollowUp(
        finding.fingerprint(),
        new TaskPayload.ImplementFix(
            "Fix %s in %s".formatted(finding.rule(), finding.place()),
            finding.message(),
            "",
            List.of(finding),
            analysis.change(),
            "",
            1));
  }
}
