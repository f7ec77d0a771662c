package dev.autodev.control.budget;

import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.OperatorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits that hold: those of the operators' settings before those of the configuration. */
@ApplicationScoped
public class BudgetLimits {
  private static final String ROLE = "role/";
  private static final String REPOSITORY = "repository/";

  @Inject BudgetConfig config;
  @Inject LiveSettings settings;

  /** What holds for a scope before anybody grants more. */
  public BudgetLimit of(BudgetScope scope) {
    return all().getOrDefault(scope.limitKey(), BudgetLimit.NONE);
  }

  /** Those that limit something, by {@link BudgetScope#limitKey()}. */
  Map<String, BudgetLimit> all() {
    OperatorSettings now = settings.now();
    Map<String, BudgetLimit> limits = new LinkedHashMap<>();
    limits.put("day", config.day().limit());
    config.role().forEach((role, amount) -> limits.put(ROLE + role, amount.limit()));
    config.repository().forEach((name, amount) -> limits.put(REPOSITORY + name, amount.limit()));
    limits.put("workflow", config.workflow().limit());
    limits.put("task", config.task().limit());
    limits.putAll(BudgetSection.read(now.budgets()));
    if (now.tokens().dailyBudget() > 0) {
      limits.merge(
          "day",
          new BudgetLimit(now.tokens().dailyBudget(), 0),
          (before, daily) -> new BudgetLimit(daily.tokens(), before.microUsd()));
    }
    limits.values().removeIf(limit -> !limit.limits());
    return limits;
  }

  /** The limited scopes that are one for all tasks of a day. */
  List<BudgetScope> shared(LocalDate day) {
    return all().keySet().stream().flatMap(key -> shared(day, key).stream()).toList();
  }

  private static Optional<BudgetScope> shared(LocalDate day, String key) {
    if (key.equals("day")) {
      return Optional.of(new BudgetScope.Day(day));
    }
    if (key.startsWith(ROLE)) {
      return Optional.of(new BudgetScope.RoleDay(day, key.substring(ROLE.length())));
    }
    return Stream.of(key)
        .filter(name -> name.startsWith(REPOSITORY))
        .<BudgetScope>map(
            name -> new BudgetScope.RepositoryDay(day, name.substring(REPOSITORY.length())))
        .findFirst();
  }
}
