package dev.autodev.dashboard.page.home;

import dev.autodev.control.Budgets;
import dev.autodev.control.cost.Costs;
import dev.autodev.control.view.BudgetView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is spent, and what may be. */
@ApplicationScoped
class Spending {
  private final Budgets budgets;
  private final Costs costs;

  Spending(Budgets budgets, Costs costs) {
    this.budgets = budgets;
    this.costs = costs;
  }

  /** Budgets of today, and the days before it. */
  record Found(List<BudgetView> budgets, Spent spent) {}

  Uni<Found> now() {
    return Uni.combine()
        .all()
        .unis(budgets.today(), costs.last(Spent.DAYS))
        .with((today, days) -> new Found(today, Spent.of(days, today)));
  }
}
