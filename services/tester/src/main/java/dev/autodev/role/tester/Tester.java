package dev.autodev.role.tester;

import dev.autodev.agent.Checkout;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TestReport;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs the repository's own tests; no model has a say in the result. */
@ApplicationScoped
public class Tester implements RoleAgent {
  @Override
  public Role role() {
    return Role.TESTER;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.RunTests tests -> run(work, tests);
      default -> notMine(work);
    };
  }

  private TaskOutcome run(TaskContext work, TaskPayload.RunTests tests) {
    Worktree worktree =
        tests.change().map(change -> Checkout.of(work, change)).orElseGet(work::worktree);
    TestReport report = work.runTests(worktree, tests.command());
    work.progress(
        "%s: %d tests, %d failed, %d skipped"
            .formatted(report.command(), report.total(), report.failed(), report.skipped()));
    return new TaskOutcome.Completed(report.asResult(), Evidence.NONE);
  }
}
