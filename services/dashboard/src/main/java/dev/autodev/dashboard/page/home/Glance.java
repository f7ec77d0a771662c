package dev.autodev.dashboard.page.home;

import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.OverviewView;
import dev.autodev.control.view.WorkerView;
import dev.autodev.dashboard.page.Shown;
import dev.autodev.dashboard.page.chart.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of the first page, worked out from what was counted. */
public record Glance(
    Figures figures, List<RoleLine> roles, List<BudgetLine> budgets, @Nullable Long countedTo) {
  /** Copies. */
  public Glance {
    roles = List.copyOf(roles);
    budgets = List.copyOf(budgets);
  }

  static Glance of(OverviewView overview, List<BudgetView> budgets, List<WorkerView> workers) {
    return new Glance(
        Figures.of(overview, workers),
        overview.roles().stream().map(RoleLine::of).toList(),
        budgets.stream().map(BudgetLine::of).toList(),
        overview.countedTo());
  }

  /** A number of tasks in words: there may be more where not all were counted. */
  public String said(long number) {
    return countedTo != null && number > countedTo
        ? "%,d+".formatted(countedTo)
        : Shown.brief(number);
  }

  /** What is completed is an estimate where there is much of it. */
  public String done() {
    return (countedTo == null ? "" : "about ") + Shown.brief(figures.done());
  }

  /** How many tasks and workers are how. */
  public record Figures(
      long waiting, long working, long done, long stopped, long idle, long busy, long gone) {
    static Figures of(OverviewView overview, List<WorkerView> workers) {
      Map<String, Long> tasks = overview.tasks();
      long live = workers.stream().filter(WorkerView::live).count();
      long busy = workers.stream().filter(one -> one.live() && !one.holding().isEmpty()).count();
      return new Figures(
          RoleLine.waiting(tasks),
          RoleLine.working(tasks),
          count(tasks, "completed"),
          count(tasks, "failed") + count(tasks, "parked"),
          live - busy,
          busy,
          workers.size() - live);
    }

    /** Whether anything was ever filed. */
    public boolean nothing() {
      return waiting + working + done + stopped == 0;
    }
  }

  /**
   * A role's queue.
   *
   * @param oldest creation of the oldest task that waits
   */
  public record RoleLine(
      String role, long waiting, long working, long slots, Meter meter, @Nullable Instant oldest) {
    static RoleLine of(OverviewView.RoleCounts role) {
      long working = working(role.tasks());
      return new RoleLine(
          role.role(),
          waiting(role.tasks()),
          working,
          role.slots(),
          Meter.of(working, role.slots()),
          role.oldestWaiting());
    }

    private static long waiting(Map<String, Long> tasks) {
      return count(tasks, "pending") + count(tasks, "ready") + count(tasks, "interrupted");
    }

    private static long working(Map<String, Long> tasks) {
      return count(tasks, "dispatched") + count(tasks, "in_progress") + count(tasks, "verifying");
    }
  }

  /** A budget's use, by whichever limit is nearer. */
  public record BudgetLine(BudgetView budget, Meter meter) {
    static BudgetLine of(BudgetView budget) {
      Meter tokens = Meter.of(budget.tokens(), budget.mostTokens());
      Meter money = Meter.of(budget.usd(), budget.mostUsd());
      return new BudgetLine(budget, money.percent() > tokens.percent() ? money : tokens);
    }

    /** Whether there is anything that it could reach. */
    public boolean limited() {
      return budget.limitsUsd() || budget.mostTokens() > 0;
    }
  }

  private static long count(Map<String, Long> tasks, String status) {
    return tasks.getOrDefault(status, 0L);
  }
}
