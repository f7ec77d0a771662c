package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Rework;
import java.util.List;
import java.util.stream.Stream;

/** What the checks of a change hold against it. */
final class Verdict {
  private Verdict() {}

  /** All that sends the change back. */
  static List<Finding> blocking(WorkflowState state, Rework rework) {
    return all(state, rework)
        .filter(finding -> finding.severity().atLeast(rework.threshold()))
        .toList();
  }

  /** What is found but lets the change pass. */
  static List<Finding> passing(WorkflowState state, Rework rework) {
    return all(state, rework)
        .filter(finding -> !finding.severity().atLeast(rework.threshold()))
        .toList();
  }

  private static Stream<Finding> all(WorkflowState state, Rework rework) {
    return rework.checks().stream()
        .flatMap(check -> state.result(check).stream())
        .flatMap(Verdict::findings)
        .distinct();
  }

  /** A bad verdict without a finding counts as one: it must not pass for want of words. */
  private static Stream<Finding> findings(TaskResult result) {
    return switch (result) {
      case TaskResult.ReviewDone review when !review.approve() && review.findings().isEmpty() ->
          Stream.of(
              new Finding("reviewer", "not_approved", Severity.MEDIUM, "", 0, review.summary()));
      case TaskResult.TestsRun tests
          when tests.findings().isEmpty() && (tests.exitCode() != 0 || tests.failed() > 0) ->
          Stream.of(
              new Finding(
                  "tester",
                  "tests_failed",
                  Severity.HIGH,
                  "",
                  0,
                  "'"
                      + tests.command()
                      + "' ended with "
                      + tests.exitCode()
                      + ", "
                      + tests.failed()
                      + " tests failed"));
      case TaskResult.Check check -> check.findings().stream();
      default -> Stream.empty();
    };
  }
}
