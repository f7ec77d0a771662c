package dev.autodev.control.budget;

import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The limits that are configured. */
@ApplicationScoped
public class BudgetLimits {
  @Inject BudgetConfig config;

  /** What holds for a scope before anybody grants more. */
  public BudgetLimit of(BudgetScope scope) {
    return all().getOrDefault(scope.limitKey(), BudgetLimit.NONE);
  }

  /** Those that limit something, by {@link BudgetScope#limitKey()}. */
  Map<String, BudgetLimit> all() {
    Map<String, BudgetLimit> limits = new LinkedHashMap<>();
    limits.put("day", config.day().limit());
    config.role().forEach((role, amount) -> limits.put("role/" + role, amount.limit()));
    config.repository().forEach((name, amount) -> limits.put("repository/" + name, amount.limit()));
    limits.put("workflow", config.workflow().limit());
    limits.put("task", config.task().limit());
    limits.values().removeIf(limit -> !limit.limits());
    return limits;
  }

  /** The limited scopes that are one for all tasks of a day. */
  List<BudgetScope> shared(LocalDate day) {
    List<BudgetScope> scopes = new ArrayList<>();
    scopes.add(new BudgetScope.Day(day));
    config.role().keySet().forEach(role -> scopes.add(new BudgetScope.RoleDay(day, role)));
    config
        .repository()
        .keySet()
        .forEach(name -> scopes.add(new BudgetScope.RepositoryDay(day, name)));
    scopes.removeIf(scope -> !of(scope).limits());
    return scopes;
  }
}
