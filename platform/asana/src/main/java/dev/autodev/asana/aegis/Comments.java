package dev.autodev.asana.aegis;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Texts of the comments in Asana. */
final class Comments {
  private static final int LONGEST_OUTPUT = 8_000;

  private Comments() {}

  static String started(Execution execution, URI dashboard) {
    return """
        ▶ Task started via Aegis

        Workflow: %s
        Execution ID: %d"""
        .formatted(workflow(execution, dashboard), execution.id());
  }

  static String question(Progress.Gate gate, URI dashboard) {
    return "❓ Waits for a person: %s%s\n\nDecide at %s/approvals/%s"
        .formatted(
            gate.kind().replace('_', ' '),
            gate.title().isEmpty() ? "" : ", " + gate.title(),
            dashboard,
            gate.id());
  }

  static String parked(Execution execution, Progress.Flow flow, URI dashboard) {
    return "❓ Parked, a person has to look: %s\n\nRetry or cancel at %s"
        .formatted(cut(flow.result()), workflow(execution, dashboard));
  }

  /** In the documented form. */
  static String result(Execution execution, Execution.Ended how) {
    return """
        %s

        **Timestamp**: %s
        **Priority Score**: %s

        **Output**:
        ```
        %s
        ```

        **Execution ID**: %d
        **Log file**: `%s`"""
        .formatted(
            headline(execution, how),
            how.completedAt().truncatedTo(ChronoUnit.SECONDS),
            String.format(Locale.ROOT, "%.2f", execution.priorityScore()),
            cut(how.output() == null ? "" : how.output()),
            execution.id(),
            execution.log());
  }

  private static String headline(Execution execution, Execution.Ended how) {
    if (how.success()) {
      return "✓ Task completed via Aegis";
    }
    String what =
        execution.status().equals(Status.INTERRUPTED.wireName())
            ? "Task interrupted"
            : "Task completed with errors (exit code 1)";
    return "⚠️ %s: %s".formatted(what, cut(how.errorMessage() == null ? "" : how.errorMessage()));
  }

  private static String workflow(Execution execution, URI dashboard) {
    return dashboard + "/workflows/" + execution.workflow();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_OUTPUT
        ? text
        : text.substring(0, LONGEST_OUTPUT) + "\n… the rest is in the log file";
  }
}
