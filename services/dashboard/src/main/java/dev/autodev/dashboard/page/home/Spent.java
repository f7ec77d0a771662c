package dev.autodev.dashboard.page.home;

import dev.autodev.control.cost.CostsView;
import dev.autodev.control.view.BudgetView;
import dev.autodev.dashboard.page.DaysSpent;
import dev.autodev.dashboard.page.Shown;
import dev.autodev.dashboard.page.chart.Bars;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was spent in the last fourteen days, against today's budget.
 *
 * @param label the picture in words
 */
public record Spent(Bars chart, BigDecimal total, String label) {
  static final int DAYS = 14;

  static Spent of(CostsView costs, List<BudgetView> budgets) {
    DaysSpent days = DaysSpent.of(costs, DAYS);
    BigDecimal most = budgets.isEmpty() ? BigDecimal.ZERO : budgets.getFirst().mostUsd();
    String budget =
        most.signum() > 0 ? "budget of today: " + Shown.usd(most) : "no budget in money";
    Bars chart = Bars.of(days.values(), "");
    return new Spent(
        most.signum() > 0 ? chart(days, most, budget) : chart,
        days.total(),
        "Spent on each of %d days from %s to %s: %s; %s"
            .formatted(
                DAYS,
                days.from(),
                days.from().plusDays(DAYS - 1L),
                days.usd().stream().map(Shown::usd).collect(Collectors.joining(", ")),
                budget));
  }

  private static Bars chart(DaysSpent days, BigDecimal most, String budget) {
    return Bars.against(days.values(), most.doubleValue(), budget);
  }
}
