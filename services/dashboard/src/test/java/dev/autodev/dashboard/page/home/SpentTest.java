package dev.autodev.dashboard.page.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.cost.CostView;
import dev.autodev.control.cost.CostsView;
import dev.autodev.control.view.BudgetView;
import dev.autodev.dashboard.page.chart.Bars;
import dev.autodev.model.budget.BudgetLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {
  private static final CostsView COSTS =
      new CostsView(
          LocalDate.parse("2026-11-14"),
          List.of(cost("2026-11-15", "1.50"), cost("2026-11-27", "6")),
          List.of(),
          List.of(),
          List.of());

  @Test
  void holdsEachDayAgainstTheBudgetAndSaysSoInWords() {
    Spent spent = Spent.of(COSTS, List.of(budget(3_000_000)));

    assertThat(spent.total()).isEqualByComparingTo("7.50");
    assertThat(spent.label())
        .startsWith("Spent on each of 14 days from 2026-11-14 to 2026-11-27: $0.00, $1.50, $0.00,")
        .endsWith("$6.00; budget of today: $3.00");
    assertThat(spent.chart().level()).contains(new Bars.Level("30.0", "budget of today: $3.00"));
    assertThat(spent.chart().bars())
        .hasSize(14)
        .filteredOn(bar -> !bar.badHeight().equals("0.0"))
        .extracting(Bars.Bar::words)
        .containsExactly("2026-11-27: $6.00, more than the budget of today: $3.00");
  }

  @Test
  void leavesRoomBelowABudgetThatIsFarOff() {
    Spent spent = Spent.of(COSTS, List.of(budget(12_000_000)));

    assertThat(spent.chart().level().orElseThrow().y()).isEqualTo("0.5");
    assertThat(spent.chart().bars().getLast().height()).isEqualTo("30.0");
  }

  @Test
  void hasNoLineWhereMoneyIsNotLimited() {
    Spent spent = Spent.of(COSTS, List.of(budget(0)));

    assertThat(spent.chart().level()).isEmpty();
    assertThat(spent.label()).endsWith("; no budget in money");
  }

  private static CostView cost(String day, String usd) {
    return new CostView(day, 1, new BigDecimal(usd), 1);
  }

  private static BudgetView budget(long microUsd) {
    return BudgetView.of("day/2026-11-27", BudgetLimit.NONE, new BudgetLimit(0, microUsd));
  }
}
