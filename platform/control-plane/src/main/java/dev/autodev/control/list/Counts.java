package dev.autodev.control.list;

import dev.autodev.model.Role;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many tasks and workflows there are of each role and status, as questions: one that counts
 * all, and one for swarms in which that takes long, which counts each up to a bound along indexes
 * of few and asks the planner's statistics for what is completed.
 */
public final class Counts {
  /** More of one status than that are not counted, where there are many. */
  public static final int MOST = 10_000;

  private static final int MANY_TASKS = 20_000;
  private static final int MANY_WORKFLOWS = 5_000;

  /** Whether there are so few that all are counted. */
  public static final String FEW =
      """
      select (select count(*) from (select from task limit %1$d + 1) t) <= %1$d
             and (select count(*) from (select from workflow limit %2$d + 1) w) <= %2$d as few"""
          .formatted(MANY_TASKS, MANY_WORKFLOWS);

  /** Of all. */
  public static final String ALL =
      """
      select 'task' as kind, role as a, status as b, count(*) as n,
             min(created_at) filter (where status in ('ready', 'pending')) as oldest
      from task group by role, status
      union all select 'workflow', '', status, count(*), null from workflow group by status""";

  /** Of many. */
  public static final String BOUNDED =
      Stream.of(stopped(), ready(), completed("task"), workflows(), completed("workflow"))
          .collect(Collectors.joining(" union all "));

  private Counts() {}

  private static String stopped() {
    return Stream.of("pending", "interrupted", "failed", "parked", "cancelled")
        .map(
            status ->
                "(select role, status, created_at from task where status = '%s' and status <> 'completed' order by id desc limit %d)"
                    .formatted(status, MOST + 1))
        .collect(
            Collectors.joining(
                " union all ",
                "select 'task' as kind, role as a, status as b, count(*) as n, min(created_at) as oldest from (",
                " union all (select role, status, created_at from task"
                    + " where status in ('dispatched', 'in_progress', 'verifying'))) t group by role, status"));
  }

  /** Its own index alone is read for the number; who is first in the queue is nearly the oldest. */
  private static String ready() {
    String roles =
        Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining("', '"));
    return """
        select 'task', one.role, 'ready',
               (select count(*) from (select role, sort_key, id from task where task.role = one.role
                 and status = 'ready' order by role, sort_key desc, id limit %d) counted),
               (select min(created_at) from (select created_at from task where task.role = one.role
                 and status = 'ready' order by role, sort_key desc, id limit 100) first)
        from unnest(array['%s']) as one(role)"""
        .formatted(MOST + 1, roles);
  }

  private static String workflows() {
    return Stream.of("running", "failed", "parked")
        .map(
            status ->
                "select 'workflow', '', '%1$s', (select count(*) from (select id from workflow where status = '%1$s' order by id limit %2$d) counted), null"
                    .formatted(status, MOST + 1))
        .collect(Collectors.joining(" union all "));
  }

  private static String completed(String table) {
    return """
        select '%1$s', '', 'completed',
               (greatest(c.reltuples, 0) * coalesce((select m.part from pg_stats s,
                  unnest(s.most_common_vals::text::text[], s.most_common_freqs) as m(status, part)
                  where s.schemaname = current_schema() and s.tablename = '%1$s' and s.attname = 'status'
                    and m.status = 'completed'), 0))::bigint, null
        from pg_class c where c.oid = '%1$s'::regclass"""
        .formatted(table);
  }
}
