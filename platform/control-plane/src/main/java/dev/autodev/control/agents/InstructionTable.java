package dev.autodev.control.agents;

import dev.autodev.control.Principal;
import dev.autodev.control.view.InstructionView;
import dev.autodev.model.task.Instruction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of what operators say. */
@ApplicationScoped
public class InstructionTable {
  private static final int MOST = 500;

  /** With its line of the task's story and of the audit trail; nothing for a task that is over. */
  private static final String SAY =
      """
      with said as (
        insert into instruction (id, task_id, text, said_by, said_at)
        select $1, t.id, $3, $4, $5 from task t where t.id = $2 and t.status not in ('completed', 'cancelled')
        returning *),
      story as (
        insert into task_event (task_id, epoch, at, kind, text)
        select s.task_id, t.epoch, $5, 'instructed', s.said_by || ': ' || left(s.text, 1000)
        from said s join task t on t.id = s.task_id),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $5, $4, $6, 'task.instructed', 'task', task_id, jsonb_build_object('instruction', id, 'text', text)
        from said)
      select * from said""";

  @Inject Pool pool;
  @Inject Clock clock;

  /** Keeps it; nothing comes back if the task is over. */
  public Uni<List<InstructionView>> say(String task, Instruction instruction, Principal by) {
    return pool.preparedQuery(SAY)
        .execute(
            Tuple.of(
                instruction.id(),
                task,
                instruction.text(),
                by.name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                by.kind().name().toLowerCase(Locale.ROOT)))
        .map(InstructionTable::views);
  }

  /** Of one task, oldest first. */
  public Uni<List<InstructionView>> of(String task) {
    return pool.preparedQuery(
            "select * from instruction where task_id = $1 order by id limit " + MOST)
        .execute(Tuple.of(task))
        .map(InstructionTable::views);
  }

  private static List<InstructionView> views(Iterable<Row> rows) {
    List<InstructionView> views = new ArrayList<>();
    for (Row row : rows) {
      OffsetDateTime settled = row.getOffsetDateTime("settled_at");
      views.add(
          new InstructionView(
              row.getString("id"),
              row.getString("task_id"),
              row.getString("text"),
              row.getString("said_by"),
              row.getOffsetDateTime("said_at").toInstant(),
              row.getString("status"),
              row.getInteger("epoch"),
              settled == null ? null : settled.toInstant()));
    }
    return List.copyOf(views);
  }
}
