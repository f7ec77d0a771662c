package dev.autodev.control.cost;

import java.time.LocalDate;
import java.util.List;

/**
 * What model calls cost in a number of days, each list the most expensive first but the days, which
 * are in order.
 */
public record CostsView(
    LocalDate from,
    List<CostView> days,
    List<CostView> roles,
    List<CostView> repositories,
    List<CostView> models) {
  /** Copies. */
  public CostsView {
    days = List.copyOf(days);
    roles = List.copyOf(roles);
    repositories = List.copyOf(repositories);
    models = List.copyOf(models);
  }
}
