package dev.autodev.control.budget;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps the budgets in Redis open: the limits that hold, and at least what the record says was
 * used. Agents let no call out while theirs are not there, so what Redis loses stops calls for a
 * moment, never a budget.
 */
@ApplicationScoped
public class BudgetKeeper {
  private static final Logger LOG = Logger.getLogger(BudgetKeeper.class);
  private static final Duration COMPARE = Duration.ofMinutes(1);

  @Inject BudgetLimits limits;
  @Inject BudgetSums sums;
  @Inject BudgetsInRedis figures;
  @Inject Clock clock;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(
              LOG, "opening the budgets", "calls of models wait, and the timer tries again"));
  private volatile Instant comparedAt = Instant.MIN;

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** One look. */
  public Uni<Void> tick() {
    Map<String, BudgetLimit> configured = limits.all();
    if (configured.isEmpty()) {
      return figures.publish(configured);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    // What was used first: limits are what opens a budget.
    return shared(today)
        .chain(() -> underWay(configured))
        .chain(sums::granted)
        .chain(granted -> figures.publish(with(granted, configured)));
  }

  private Uni<Void> shared(LocalDate day) {
    List<BudgetScope> scopes = limits.shared(day);
    if (scopes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    boolean due = clock.instant().isAfter(comparedAt.plus(COMPARE));
    return (due ? Uni.createFrom().item(false) : figures.counts(scopes))
        .chain(
            known ->
                known
                    ? Uni.createFrom().voidItem()
                    : sums.of(day)
                        .chain(
                            used -> {
                              Map<BudgetScope, BudgetLimit> all = new LinkedHashMap<>();
                              scopes.forEach(
                                  scope ->
                                      all.put(scope, used.getOrDefault(scope, BudgetLimit.NONE)));
                              return figures.raise(all);
                            })
                        .invoke(() -> comparedAt = clock.instant()));
  }

  private Uni<Void> underWay(Map<String, BudgetLimit> configured) {
    if (!configured.containsKey("task") && !configured.containsKey("workflow")) {
      return Uni.createFrom().voidItem();
    }
    return sums.underWay()
        .chain(
            used -> {
              used.keySet().removeIf(scope -> !configured.containsKey(scope.limitKey()));
              return figures.raise(used);
            });
  }

  /** What people granted comes on top of what is configured for its kind. */
  private static Map<String, BudgetLimit> with(
      Map<String, BudgetLimit> granted, Map<String, BudgetLimit> configured) {
    Map<String, BudgetLimit> all = new LinkedHashMap<>(configured);
    granted.forEach(
        (budget, more) -> {
          BudgetLimit limit = configured.get(BudgetScope.of(budget).limitKey());
          if (limit != null) {
            all.put(budget, limit.plus(more));
          }
        });
    return all;
  }
}
