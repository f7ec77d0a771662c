package dev.autodev.control.budget;

import dev.autodev.control.view.BudgetView;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The record of budgets, to look at. */
@ApplicationScoped
public class BudgetBook {
  @Inject BudgetLimits limits;
  @Inject BudgetSums sums;
  @Inject Clock clock;

  /** The day first, whether or not it is limited. */
  public Uni<List<BudgetView>> today() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return sums.of(day).chain(used -> sums.granted().map(granted -> views(day, used, granted)));
  }

  private List<BudgetView> views(
      LocalDate day, Map<BudgetScope, BudgetLimit> used, Map<String, BudgetLimit> granted) {
    Set<BudgetScope> scopes = new LinkedHashSet<>();
    scopes.add(new BudgetScope.Day(day));
    scopes.addAll(limits.shared(day));
    List<BudgetView> views = new ArrayList<>();
    for (BudgetScope scope : scopes) {
      BudgetLimit most =
          limits.of(scope).plus(granted.getOrDefault(scope.wire(), BudgetLimit.NONE));
      BudgetLimit spent = used.getOrDefault(scope, BudgetLimit.NONE);
      views.add(BudgetView.of(scope.wire(), spent, most));
    }
    return views;
  }
}
