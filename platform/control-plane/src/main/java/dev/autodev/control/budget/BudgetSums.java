package dev.autodev.control.budget;

import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the record says was used, and what was granted beyond the limits. */
@ApplicationScoped
class BudgetSums {
  private static final String COUNTED = "input_tokens + output_tokens + cache_write_tokens";

  private static final String OF_DAY =
      """
      select kind, name, least(sum(%s), %d)::bigint as tokens, sum(cost_usd) as usd from usage_sum
      where day = $1 and (kind in ('day', 'role') or kind = 'repository' and name <> '')
      group by kind, name"""
          .formatted(COUNTED, Long.MAX_VALUE);

  /** Never more than there are slots. */
  private static final String UNDER_WAY =
      """
      select id, workflow_id, %s as tokens, cost_usd as usd from task
      where status in ('dispatched', 'in_progress', 'verifying')"""
          .formatted(COUNTED);

  private static final String OF_WORKFLOWS =
      """
      select workflow_id, sum(%s)::bigint as tokens, sum(cost_usd) as usd from task
      where workflow_id = any ($1) group by workflow_id"""
          .formatted(COUNTED);

  private static final String GRANTED =
      "select budget, tokens, micro_usd from budget_extension where granted_at > now() - interval '90 days'";

  @Inject Pool pool;

  /** Of a day, of its roles and of its repositories. */
  Uni<Map<BudgetScope, BudgetLimit>> of(LocalDate day) {
    return pool.preparedQuery(OF_DAY)
        .execute(Tuple.of(day))
        .map(
            rows -> {
              Map<BudgetScope, BudgetLimit> sums = new HashMap<>();
              for (Row row : rows) {
                sums.put(scope(day, row.getString("kind"), row.getString("name")), used(row));
              }
              return sums;
            });
  }

  /** Of the tasks under way and of their workflows. */
  Uni<Map<BudgetScope, BudgetLimit>> underWay() {
    return pool.preparedQuery(UNDER_WAY)
        .execute()
        .chain(
            rows -> {
              Map<BudgetScope, BudgetLimit> sums = new LinkedHashMap<>();
              Map<String, BudgetLimit> workflows = new LinkedHashMap<>();
              for (Row row : rows) {
                sums.put(new BudgetScope.Task(row.getString("id")), used(row));
                if (row.getString("workflow_id") != null) {
                  workflows.put(row.getString("workflow_id"), BudgetLimit.NONE);
                }
              }
              return workflows.isEmpty()
                  ? Uni.createFrom().item(sums)
                  : pool.preparedQuery(OF_WORKFLOWS)
                      .execute(Tuple.of(workflows.keySet().toArray(String[]::new)))
                      .map(
                          found -> {
                            for (Row row : found) {
                              sums.put(
                                  new BudgetScope.Workflow(row.getString("workflow_id")),
                                  used(row));
                            }
                            return sums;
                          });
            });
  }

  /** By the budget's wire name. */
  Uni<Map<String, BudgetLimit>> granted() {
    return pool.preparedQuery(GRANTED)
        .execute()
        .map(
            rows -> {
              Map<String, BudgetLimit> granted = new HashMap<>();
              for (Row row : rows) {
                granted.put(
                    row.getString("budget"),
                    new BudgetLimit(row.getLong("tokens"), row.getLong("micro_usd")));
              }
              return granted;
            });
  }

  private static BudgetLimit used(Row row) {
    BigDecimal usd = row.getBigDecimal("usd");
    return new BudgetLimit(row.getLong("tokens"), BudgetLimit.micros(usd));
  }

  private static BudgetScope scope(LocalDate day, String kind, String name) {
    return switch (kind) {
      case "role" -> new BudgetScope.RoleDay(day, name);
      case "repository" -> new BudgetScope.RepositoryDay(day, name);
      default -> new BudgetScope.Day(day);
    };
  }
}
