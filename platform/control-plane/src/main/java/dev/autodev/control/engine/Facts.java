package dev.autodev.control.engine;

import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results in one line each, for a person. */
final class Facts {
  private Facts() {}

  /** What was found about the change, what was mended, and which claims did not hold. */
  static List<String> ofChange(WorkflowState state) {
    List<String> facts = new ArrayList<>();
    for (Step step : state.definition().steps()) {
      StepState at = state.step(step.id());
      if (at.done()) {
        at.result().flatMap(Facts::line).ifPresent(line -> facts.add(step.id() + ": " + line));
        at.evidence().observations().stream()
            .filter(seen -> !seen.holds())
            .forEach(seen -> facts.add(step.id() + ": " + doubt(seen)));
      }
    }
    if (state.mendings() > 0) {
      facts.add(mended(state));
    }
    return facts;
  }

  /** The summary of a workflow that is completed. */
  static String ending(WorkflowState state) {
    List<String> lines = new ArrayList<>();
    for (Step step : state.definition().steps()) {
      switch (state.result(step.id()).orElse(null)) {
        case TaskResult.Deployed deployed -> lines.add("merged as " + deployed.mergedSha());
        case TaskResult.Published published ->
            lines.add("published to " + published.target() + " " + published.url());
        case null, default -> {}
      }
    }
    if (state.mendings() > 0) {
      lines.add(mended(state));
    }
    return lines.isEmpty() ? "all steps are done" : String.join("; ", lines).strip();
  }

  private static Optional<String> line(TaskResult result) {
    return switch (result) {
      case TaskResult.ReviewDone review ->
          Optional.of(
              (review.approve() ? "approved, " : "not approved, ")
                  + review.findings().size()
                  + " findings");
      case TaskResult.TestsRun tests -> Optional.of(tests(tests));
      case TaskResult.ScanDone scan ->
          Optional.of(
              scan.findings().size()
                  + " findings, "
                  + scan.known().size()
                  + " known, "
                  + scan.suppressed()
                  + " suppressed ("
                  + String.join(", ", scan.tools())
                  + ")");
      case TaskResult.AnalysisDone analysis ->
          Optional.of(
              analysis.findings().size()
                  + " findings, "
                  + analysis.confirmed().size()
                  + " confirmed");
      default -> Optional.empty();
    };
  }

  private static String tests(TaskResult.TestsRun tests) {
    return "'"
        + tests.command()
        + "' ended with "
        + tests.exitCode()
        + ", "
        + tests.total()
        + " tests, "
        + tests.failed()
        + " failed, "
        + tests.skipped()
        + " skipped"
        + tests
            .lineCoverage()
            .map(covered -> String.format(Locale.ROOT, ", %.1f %% of lines covered", covered))
            .orElse("");
  }

  private static String doubt(Observation seen) {
    return seen.subject() + " claimed '" + seen.claimed() + "', found '" + seen.found() + "'";
  }

  private static String mended(WorkflowState state) {
    return counted(state.mendings(), "round")
        + " of mending, "
        + counted(state.mended().size(), "finding")
        + " sent back";
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
