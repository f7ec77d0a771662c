package dev.autodev.model.workflow;

import dev.autodev.model.Require;
import dev.autodev.model.Severity;
import java.util.List;

/**
 * When checks find something, the change goes back to be mended, a bounded number of times.
 *
 * @param of the step that made the change
 * @param checks the steps that look at it, all of them before anything is decided
 * @param threshold findings as bad as this send it back; of scanners only what the change has to
 *     answer for
 * @param rounds how often, before a person is asked
 */
public record Rework(String of, List<String> checks, Severity threshold, int rounds) {
  /** Subject and checks are needed. */
  public Rework {
    of = Require.text(of, "rework.of");
    checks = Require.copy(checks);
    threshold = threshold == null ? Severity.MEDIUM : threshold;
    rounds = Require.between(rounds, 0, 20, "rework.rounds");
  }
}
