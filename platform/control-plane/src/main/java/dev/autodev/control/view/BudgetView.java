package dev.autodev.control.view;

import dev.autodev.model.budget.BudgetLimit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was used of a budget, as the record says.
 *
 * @param scope such as {@code day/2026-11-26}
 * @param tokens used, those read from a provider's cache not counted
 * @param mostTokens allowed with what was granted; 0: no limit
 * @param mostUsd allowed with what was granted; 0: no limit
 * @param share used of the tighter limit, 1 is all of it; absent where nothing is limited
 * @param nearlyUsed whether that is 80 % or more
 */
public record BudgetView(
    String scope,
    long tokens,
    long mostTokens,
    BigDecimal usd,
    BigDecimal mostUsd,
    @Nullable Double share,
    boolean nearlyUsed) {
  private static final double NEARLY = 0.8;

  /** With the share that follows from the figures. */
  public static BudgetView of(String scope, BudgetLimit used, BudgetLimit most) {
    double share =
        Math.max(share(used.tokens(), most.tokens()), share(used.microUsd(), most.microUsd()));
    return new BudgetView(
        scope,
        used.tokens(),
        most.tokens(),
        used.usd(),
        most.usd(),
        most.limits() ? share : null,
        most.limits() && share >= NEARLY);
  }

  private static double share(long used, long most) {
    return most == 0 ? 0 : (double) used / most;
  }

  /** Whether there is a limit in money. */
  public boolean limitsUsd() {
    return mostUsd.signum() > 0;
  }
}
