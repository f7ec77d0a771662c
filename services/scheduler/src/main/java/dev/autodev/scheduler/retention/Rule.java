package dev.autodev.scheduler.retention;

import dev.autodev.model.TaskId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One sort of rows, and which of them may go.
 *
 * @param what in the log
 * @param values of the statement: up to which instant, and how many at most
 */
record Rule(String what, Duration kept, String sql, BiFunction<Instant, Integer, Tuple> values) {

  /** A time that waits is not decided, and the last one says what is at work. */
  private static final String OCCURRENCES =
      """
      delete from occurrence where (schedule_id, due_at) in (
        select o.schedule_id, o.due_at from occurrence o
        where o.decided_at < $1 and o.status <> 'waiting'
          and (exists (select from occurrence n where n.schedule_id = o.schedule_id and n.due_at > o.due_at)
            or exists (select from schedule s where s.id = o.schedule_id and s.status = 'deleted'))
        order by o.decided_at limit $2)""";

  private static final String SCHEDULES =
      """
      delete from schedule where id in (
        select id from schedule s where status = 'deleted' and seen_at < $1
          and not exists (select from occurrence o where o.schedule_id = s.id)
        limit $2)""";

  /** Ids sort by the time they were made: only tasks that are old are looked at. */
  private static final String STORIES =
      """
      delete from task_event where ctid = any(array(
        select e.ctid from task_event e join task t on t.id = e.task_id
        where e.task_id < $3 and t.status in ('completed', 'cancelled') and t.finished_at < $1
        order by e.task_id limit $2))""";

  private static final String INSTRUCTIONS =
      """
      delete from instruction where id in (
        select i.id from instruction i join task t on t.id = i.task_id
        where i.task_id < $3 and t.status in ('completed', 'cancelled') and t.finished_at < $1
        limit $2)""";

  /** The row is why the task is not taken again. */
  private static final String OUTPUTS =
      """
      update task_executions set output = null where id in (
        select id from task_executions
        where settled and completed_at < $1 and output is not null order by id limit $2)""";

  private static final String TOKENS =
      """
      delete from access_token where id in (
        select id from access_token where least(expires_at, revoked_at) < $1 limit $2)""";

  static List<Rule> of(RetentionConfig config) {
    return List.of(
        new Rule("occurrences", config.occurrences(), OCCURRENCES, Rule::plain),
        new Rule("deleted schedules", config.occurrences(), SCHEDULES, Rule::plain),
        new Rule("lines of stories", config.stories(), STORIES, Rule::byTask),
        new Rule("instructions", config.stories(), INSTRUCTIONS, Rule::byTask),
        new Rule("outputs", config.outputs(), OUTPUTS, Rule::plain),
        new Rule("logins and tokens", config.tokens(), TOKENS, Rule::plain));
  }

  private static Tuple plain(Instant before, int most) {
    return Tuple.of(before.atOffset(ZoneOffset.UTC), most);
  }

  private static Tuple byTask(Instant before, int most) {
    String first = TaskId.next(Clock.fixed(before, ZoneOffset.UTC)).value();
    return Tuple.of(before.atOffset(ZoneOffset.UTC), most, first);
  }
}
