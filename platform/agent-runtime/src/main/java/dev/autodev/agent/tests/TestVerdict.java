package dev.autodev.agent.tests;

import dev.autodev.agent.TestReport;
import dev.autodev.agent.tests.JunitReports.FailedTest;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Redactor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong, by the end of the command and the reports it left. */
record TestVerdict(TestRun.Asked asked, String command, Finished finished, Redactor redactor) {
  private static final String TOOL = "tests";
  private static final int TAIL = 1_000;

  TestReport with(JunitReports junit, Optional<Double> coverage) {
    List<Finding> findings = new ArrayList<>();
    if (!Files.isDirectory(asked.worktree())) {
      findings.add(commandFinding("the tests deleted the worktree they ran in"));
    } else {
      failedTests(junit, findings);
      if (finished.exitCode() != 0 && junit.failed() == 0) {
        findings.add(commandFinding(end() + tail()));
      }
      coverage(coverage).ifPresent(findings::add);
    }
    return new TestReport(
        command,
        finished.exitCode(),
        junit.total(),
        junit.failed(),
        junit.skipped(),
        coverage,
        List.copyOf(findings),
        finished.output());
  }

  private void failedTests(JunitReports junit, List<Finding> findings) {
    if (junit.failures().isEmpty()) {
      return;
    }
    SourcePlaces places = new SourcePlaces(asked.worktree());
    for (FailedTest test : junit.failures()) {
      SourcePlaces.Place place = places.of(test);
      findings.add(
          new Finding(
              TOOL,
              "failed-test",
              Severity.HIGH,
              Plain.line(place.file()),
              place.line(),
              Plain.text(redactor.redact(message(test)))));
    }
    int rest = junit.failed() - junit.failures().size();
    if (rest > 0) {
      findings.add(
          new Finding(TOOL, "failed-test", Severity.HIGH, "", 0, rest + " more tests failed"));
    }
  }

  private static String message(FailedTest test) {
    String why =
        test.message().isBlank() ? test.trace().lines().findFirst().orElse("") : test.message();
    return test.className() + "." + test.name() + " failed" + (why.isBlank() ? "" : ": " + why);
  }

  private Finding commandFinding(String message) {
    return new Finding(TOOL, "test-command", Severity.HIGH, "", 0, Plain.text(message));
  }

  private String end() {
    return switch (finished.ending()) {
      case Ending.Exited exited -> "'" + command + "' exited with " + exited.code();
      case Ending.TimedOut timedOut ->
          "'"
              + command
              + "' exceeded its time limit of "
              + timedOut.after().toSeconds()
              + " s and was stopped with all it had started";
      case Ending.TooManyProcesses crowd ->
          "'"
              + command
              + "' had "
              + crowd.seen()
              + " processes at once, more than are allowed, and was killed with all of them";
      case Ending.Interrupted interrupted -> "'" + command + "' was interrupted";
      case Ending.NotStarted notStarted -> "'" + command + "' did not start: " + notStarted.why();
    };
  }

  private String tail() {
    String output = finished.output().strip();
    if (output.isEmpty()) {
      return "; it printed nothing";
    }
    return "; its output ends with:\n"
        + (output.length() > TAIL ? output.substring(output.length() - TAIL) : output);
  }

  private Optional<Finding> coverage(Optional<Double> coverage) {
    int threshold = asked.coverageThreshold();
    if (threshold == 0 || finished.exitCode() != 0) {
      return Optional.empty();
    }
    if (coverage.isEmpty()) {
      return Optional.of(
          coverageFinding(
              "no coverage report was found, " + threshold + " % line coverage is asked for"));
    }
    return coverage
        .filter(percent -> percent < threshold)
        .map(
            percent ->
                coverageFinding(
                    "line coverage is " + percent + " %, " + threshold + " % is asked for"));
  }

  private static Finding coverageFinding(String message) {
    return new Finding(TOOL, "coverage", Severity.MEDIUM, "", 0, message);
  }
}
