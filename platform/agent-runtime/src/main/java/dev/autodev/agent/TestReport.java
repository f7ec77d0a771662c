package dev.autodev.agent;

import dev.autodev.model.Finding;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Optional;

/**
 * What the runtime saw when it ran a repository's own tests.
 *
 * @param command as run
 * @param exitCode -1 when it did not end by itself
 * @param lineCoverage in percent, from the coverage report, where there is one
 * @param failures each failed test, a failed command, missing coverage
 * @param output head and tail, redacted
 */
public record TestReport(
    String command,
    int exitCode,
    int total,
    int failed,
    int skipped,
    Optional<Double> lineCoverage,
    List<Finding> failures,
    String output) {
  /** Whether the command succeeded and nothing is wrong. */
  public boolean passed() {
    return exitCode == 0 && failures.isEmpty();
  }

  /** As the result of run_tests. */
  public TaskResult.TestsRun asResult() {
    return new TaskResult.TestsRun(
        command, exitCode, total, failed, skipped, lineCoverage, failures);
  }
}
