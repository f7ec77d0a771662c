package dev.autodev.control.cost;

import dev.autodev.control.ControlPlaneException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What model calls cost by day, role, repository and model. */
@ApplicationScoped
public class Costs {
  /** Most days at once. */
  public static final int MOST_DAYS = 90;

  /** Of the sums that are kept, whose number does not grow with that of tasks. */
  private static final String SUMS =
      """
      select kind, case when kind = 'day' then day::text else name end as name,
             least(sum(input_tokens + output_tokens + cache_read_tokens + cache_write_tokens), %d)::bigint as tokens,
             sum(cost_usd) as usd, sum(task_days)::bigint as task_days
      from usage_sum where day >= $1
      group by 1, 2"""
          .formatted(Long.MAX_VALUE);

  @Inject Pool pool;
  @Inject Clock clock;

  /** Of the last days, today included. */
  public Uni<CostsView> last(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new ControlPlaneException.Invalid(
          "days", "days is %d; give a number from 1 to %d".formatted(days, MOST_DAYS));
    }
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
    return pool.preparedQuery(SUMS).execute(Tuple.of(from)).map(rows -> view(from, rows));
  }

  private static CostsView view(LocalDate from, Iterable<Row> rows) {
    Map<String, List<CostView>> sums = new HashMap<>();
    for (Row row : rows) {
      sums.computeIfAbsent(row.getString("kind"), same -> new ArrayList<>())
          .add(
              new CostView(
                  row.getString("name"),
                  row.getLong("tokens"),
                  row.getBigDecimal("usd"),
                  row.getLong("task_days")));
    }
    sums.getOrDefault("day", new ArrayList<>()).sort(Comparator.comparing(CostView::name));
    return new CostsView(
        from,
        sums.getOrDefault("day", List.of()),
        dearest(sums, "role"),
        dearest(sums, "repository"),
        dearest(sums, "model"));
  }

  private static List<CostView> dearest(Map<String, List<CostView>> sums, String by) {
    return sums.getOrDefault(by, List.of()).stream()
        .sorted(
            Comparator.comparing(CostView::usd)
                .thenComparing(CostView::tokens)
                .reversed()
                .thenComparing(CostView::name))
        .toList();
  }
}
