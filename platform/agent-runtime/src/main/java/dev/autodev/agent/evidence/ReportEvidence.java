package dev.autodev.agent.evidence;

import dev.autodev.agent.TestReport;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.stream.Collectors;

/** Whether reports that a result speaks of were made in this attempt. */
final class ReportEvidence {
  private ReportEvidence() {}

  static Observation tests(TaskResult.TestsRun claimed, AttemptContext context) {
    List<TestReport> seen =
        context.tested().stream().map(AttemptContext.TestedCommit::report).toList();
    boolean holds =
        seen.stream()
            .anyMatch(
                report ->
                    report.exitCode() == claimed.exitCode()
                        && report.total() == claimed.total()
                        && report.failed() == claimed.failed());
    String found =
        seen.isEmpty()
            ? "no tests were run in this attempt"
            : seen.stream()
                .map(report -> counts(report.exitCode(), report.total(), report.failed()))
                .collect(Collectors.joining("; "));
    return new Observation(
        "test report", counts(claimed.exitCode(), claimed.total(), claimed.failed()), found, holds);
  }

  private static String counts(int exitCode, int total, int failed) {
    return "exit code %d, %d tests, %d failed".formatted(exitCode, total, failed);
  }

  static Observation scan(List<String> tools, AttemptContext context) {
    List<String> files = context.reportFiles();
    return new Observation(
        "scan reports",
        tools.isEmpty() ? "no tool named" : String.join(", ", tools),
        files.isEmpty() ? "no report file in the run directory" : String.join(", ", files),
        !tools.isEmpty());
  }
}
