package dev.autodev.control.notify.plan;

import dev.autodev.control.Budgets;
import dev.autodev.control.notify.Urgency;
import dev.autodev.control.read.ProviderStates;
import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.ProviderView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Notices of what no transaction writes: a provider's refusal, which stands in Redis, and a budget
 * that is nearly used up.
 */
@ApplicationScoped
public class Observed {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject Budgets budgets;
  @Inject ProviderStates providers;

  private volatile Instant last = Instant.MIN;

  /** One look, now and then. */
  public Uni<Void> tick() {
    Instant now = clock.instant();
    if (!last.equals(Instant.MIN) && last.plus(EVERY).isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    return budgets
        .today()
        .chain(
            all -> insert(all.stream().filter(BudgetView::nearlyUsed).map(this::budget).toList()))
        .chain(() -> providers.list().ifNoItem().after(REDIS_ANSWERS).fail())
        .chain(this::refusals)
        .invoke(() -> last = now);
  }

  private Uni<Void> refusals(List<ProviderView> all) {
    List<ProviderView> refused = all.stream().filter(one -> one.state().equals("refused")).toList();
    String[] causes = refused.stream().map(Observed::cause).toArray(String[]::new);
    return insert(refused.stream().map(this::refusal).toList())
        .chain(
            () ->
                pool.preparedQuery(PlanSql.RESUMED)
                    .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), causes)))
        .replaceWithVoid();
  }

  private Uni<Void> insert(List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(PlanSql.OBSERVED).executeBatch(rows).replaceWithVoid();
  }

  private Tuple budget(BudgetView budget) {
    double share = budget.share() == null ? 0 : budget.share();
    return row(
        "budget/" + budget.scope(),
        "budget_near",
        Urgency.WARNING,
        budget.scope(),
        "/costs",
        "Budget %s is used to %d %%".formatted(budget.scope(), Math.round(share * 100)),
        "%d tokens and %s USD; what goes beyond it waits for a person"
            .formatted(budget.tokens(), budget.usd().toPlainString()));
  }

  private static String cause(ProviderView provider) {
    return "provider/%s/%s".formatted(provider.name(), provider.notedAt());
  }

  private Tuple refusal(ProviderView provider) {
    return row(
        cause(provider),
        "provider_refused",
        Urgency.URGENT,
        "provider/" + provider.name(),
        "/",
        "Provider %s refuses".formatted(provider.name()),
        "%s; mend the key or the account, then: claude-swarm providers resume %s"
            .formatted(provider.reason(), provider.name()));
  }

  private Tuple row(
      String cause,
      String kind,
      Urgency urgency,
      String subject,
      String page,
      String title,
      String words) {
    return Tuple.from(
        List.of(
            cause,
            kind,
            urgency.wireName(),
            subject,
            page,
            title,
            words,
            clock.instant().atOffset(ZoneOffset.UTC)));
  }
}
