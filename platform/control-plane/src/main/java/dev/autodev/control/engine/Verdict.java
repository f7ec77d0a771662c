package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Repository;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Rework;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the checks of a change hold against it. Findings as bad as the repository's or pipeline's
 * threshold send it back; those of code scanners must also be of high severity, and the scanning
 * roles leave out what the change did not touch, but for secrets, which block wherever they are in
 * the tree.
 */
final class Verdict {
  /** Of what static analysis finds, only this bad is held against a change. */
  private static final Severity LEAST = Severity.HIGH;

  private Verdict() {}

  /** All that sends the change back. */
  static List<Finding> blocking(WorkflowState state, Rework rework) {
    return all(state, rework)
        .filter(finding -> finding.severity().atLeast(threshold(state, rework)))
        .toList();
  }

  /** What is found but lets the change pass, what was there before it last. */
  static List<Finding> passing(WorkflowState state, Rework rework) {
    Stream<Finding> mild =
        all(state, rework).filter(finding -> !finding.severity().atLeast(threshold(state, rework)));
    Stream<Finding> notHeld = results(state, rework).flatMap(Verdict::notHeld);
    return Stream.concat(mild, notHeld).distinct().toList();
  }

  /** What the repository asks for goes before what the pipeline says. */
  static Severity threshold(WorkflowState state, Rework rework) {
    return state.repository().flatMap(Repository::findingThreshold).orElse(rework.threshold());
  }

  private static Stream<Finding> all(WorkflowState state, Rework rework) {
    return results(state, rework).flatMap(Verdict::findings).distinct();
  }

  private static Stream<TaskResult> results(WorkflowState state, Rework rework) {
    return rework.checks().stream().flatMap(check -> state.result(check).stream());
  }

  /** Reported by scanners, and not for the change to mend. */
  private static Stream<Finding> notHeld(TaskResult result) {
    return switch (result) {
      case TaskResult.ScanDone scan -> scan.known().stream();
      case TaskResult.AnalysisDone analysis ->
          analysis.findings().stream().filter(finding -> !finding.severity().atLeast(LEAST));
      default -> Stream.empty();
    };
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
      case TaskResult.AnalysisDone analysis ->
          analysis.findings().stream().filter(finding -> finding.severity().atLeast(LEAST));
      case TaskResult.Check check -> check.findings().stream();
      default -> Stream.empty();
    };
  }
}
