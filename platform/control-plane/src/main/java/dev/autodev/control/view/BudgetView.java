package dev.autodev.control.view;

import java.math.BigDecimal;

/**
 * What was used of a budget, as the record says.
 *
 * @param scope such as {@code day/2026-11-26}
 * @param tokens used, those read from a provider's cache not counted
 * @param mostTokens allowed with what was granted; 0: no limit
 * @param mostUsd allowed with what was granted; 0: no limit
 */
public record BudgetView(
    String scope, long tokens, long mostTokens, BigDecimal usd, BigDecimal mostUsd) {
  /** Whether there is a limit in money. */
  public boolean limitsUsd() {
    return mostUsd.signum() > 0;
  }
}
