package dev.autodev.agent.evidence;

import dev.autodev.agent.TestReport;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether reports that a result speaks of were made in this attempt. */
final class ReportEvidence {
  /** A line such as {@code pmd 7.0: 12 files}. */
  private static final Pattern LOOKED = Pattern.compile("(\\S+)(?: .*)?: \\d+ files.*");

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

  /** Who says of itself that it looked at files must have left its report. */
  static Observation scan(List<String> tools, AttemptContext context) {
    List<String> files = context.reportFiles();
    List<String> without =
        tools.stream()
            .map(LOOKED::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            .filter(tool -> files.stream().noneMatch(file -> of(tool, file)))
            .toList();
    String found =
        files.isEmpty() ? "no report file in the run directory" : String.join(", ", files);
    return new Observation(
        "scan reports",
        tools.isEmpty() ? "no tool named" : String.join(", ", tools),
        without.isEmpty() ? found : found + "; none of " + String.join(", ", without),
        !tools.isEmpty() && without.isEmpty());
  }

  private static boolean of(String tool, String file) {
    return file.substring(file.lastIndexOf('/') + 1).startsWith(tool + ".");
  }
}
