package dev.autodev.role.bugfinder;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.scanners.ScanIgnore;
import dev.autodev.scanners.Scanners;
import dev.autodev.scanners.ToolHome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds bugs by static analysis; a session confirms those that are to be fixed. */
@ApplicationScoped
public class BugFinder implements RoleAgent {
  @Override
  public Role role() {
    return Role.BUG_FINDER;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.StaticAnalysis analysis -> analyse(work, analysis);
      default ->
          new TaskOutcome.Failed(
              "the "
                  + role().wireName()
                  + " does not do "
                  + work.order().payload().taskType().wireName()
                  + ", which belongs to "
                  + work.order().role().wireName());
    };
  }

  private TaskOutcome analyse(TaskContext work, TaskPayload.StaticAnalysis analysis) {
    boolean ofChange = analysis.change().isPresent();
    Worktree worktree =
        analysis.change().map(change -> Checkout.of(work, change)).orElseGet(work::worktree);
    // A change must not excuse itself: only what the default branch allows is allowed.
    ScanIgnore allowed = ScanIgnore.in((ofChange ? work.worktree() : worktree).directory());
    CodeScan scan = new CodeScan(work, Scanners.all(work.processes(), ToolHome.locate()));
    scan.run(worktree, allowed);
    List<Finding> confirmed =
        analysis.fileFixes()
            ? new SecondLook(work).confirmed(worktree, scan.atLeast(analysis.threshold()))
            : List.of();
    return new TaskOutcome.Completed(
        new TaskResult.AnalysisDone(scan.tools(), scan.findings(), confirmed),
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
