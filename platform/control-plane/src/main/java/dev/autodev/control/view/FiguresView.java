package dev.autodev.control.view;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The figures by which agents are scaled and people are alarmed.
 *
 * @param roles all of them, by name
 * @param oldestPending since when the oldest task waits that could run; zero: none does
 * @param oldestApproval since when the oldest open gate waits for a person; zero: none does
 * @param budgetsBreached for how many budgets tasks wait
 * @param deadLetters absent while Redis is away
 */
public record FiguresView(
    Map<String, Work> roles,
    long parked,
    Duration oldestPending,
    Duration oldestApproval,
    long budgetsBreached,
    OptionalLong deadLetters) {
  /** Copies. */
  public FiguresView {
    roles = Map.copyOf(roles);
  }

  /**
   * Work of a role.
   *
   * @param pending what an agent of it could take now: its time has come and nobody has stopped,
   *     paused or scaled it to nothing; at most 1000
   * @param inFlight what agents of it have
   */
  public record Work(long pending, long inFlight) {}
}
