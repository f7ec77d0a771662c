package dev.autodev.control;

import dev.autodev.control.budget.BudgetBook;
import dev.autodev.control.view.BudgetView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What model calls have used today, and what they may. */
@ApplicationScoped
public class Budgets {
  @Inject BudgetBook book;

  /** The day as a whole, then every role and repository that has a budget of its own. */
  public Uni<List<BudgetView>> today() {
    return book.today();
  }
}
