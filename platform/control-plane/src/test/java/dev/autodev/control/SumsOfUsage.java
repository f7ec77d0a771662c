package dev.autodev.control;

/** The sums of usage, held against the rows that they are about. */
final class SumsOfUsage {
  /** Each sum that is not what its rows say; none is right. */
  static final String WRONG =
      """
      with counted as (
        select day, kind, name, sum(input_tokens) as input, sum(output_tokens) as output, sum(cache_read_tokens) as read,
               sum(cache_write_tokens) as written, sum(cost_usd) as usd, sum(task_days) as task_days
        from usage_sum group by 1, 2, 3),
      raw as (
        select day, kind, name, sum(input_tokens), sum(output_tokens), sum(cache_read_tokens), sum(cache_write_tokens),
               sum(cost_usd), count(distinct task_id)
        from usage_day,
             lateral (values ('day', ''), ('model', model), ('repository', coalesce(repository, '')), ('role', role)) k (kind, name)
        group by 1, 2, 3)
      (select 'counted', * from (select * from counted except all select * from raw) more)
      union all (select 'raw', * from (select * from raw except all select * from counted) less)""";

  private SumsOfUsage() {}
}
