package dev.autodev.control.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a task stands where it stands.
 *
 * @param headline in one line
 * @param reasons what holds it, the strongest first; none: nothing does
 */
public record ExplanationView(String task, String status, String headline, List<Reason> reasons) {
  /** Copies. */
  public ExplanationView {
    reasons = List.copyOf(reasons);
  }

  /**
   * One thing that holds it.
   *
   * @param kind stop, pause, gate, budget, schedule, provider, runner, cap, priority, dependency,
   *     worker, attempts
   * @param remedy what a person can do, or what happens by itself
   * @param until when it is over by itself
   * @param link page that shows it
   */
  public record Reason(
      String kind, String text, String remedy, @Nullable Instant until, @Nullable String link) {}
}
