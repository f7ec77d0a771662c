package dev.autodev.control.flow;

import dev.autodev.control.Principal;
import dev.autodev.control.view.LabelView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of labels on requests: a workflow, or a task without one. */
@ApplicationScoped
public class LabelTable {
  private static final String OF =
      """
      select l.name, l.set_by, l.set_at from task t
      join label l on l.subject = coalesce(t.workflow_id, t.id)
      where t.id = $1 order by l.name""";

  private static final String REMOVE =
      """
      with gone as (
        delete from label l using task t
        where t.id = $1 and l.subject = coalesce(t.workflow_id, t.id) and l.name = $2
        returning l.name, t.id as task_id, t.epoch, t.workflow_id),
      story as (
        insert into task_event (task_id, epoch, at, kind, text)
        select task_id, epoch, $3, 'unlabelled', name || ', by ' || $4 from gone),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details)
        select $3, $4, $5, 'request.unlabelled', 'task', task_id, workflow_id, jsonb_build_object('label', name)
        from gone)
      select name from gone""";

  @Inject Pool pool;
  @Inject Clock clock;

  /** On the request that a task belongs to, by name. */
  public Uni<List<LabelView>> of(String task) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(task))
        .map(
            rows -> {
              List<LabelView> labels = new ArrayList<>();
              rows.forEach(
                  row ->
                      labels.add(
                          new LabelView(
                              row.getString("name"),
                              row.getString("set_by"),
                              row.getOffsetDateTime("set_at").toInstant())));
              return List.copyOf(labels);
            });
  }

  /** With its line of the task's story and of the audit trail; false: there is no such label. */
  public Uni<Boolean> remove(String task, String name, Principal by) {
    return pool.preparedQuery(REMOVE)
        .execute(
            Tuple.of(
                task,
                name,
                clock.instant().atOffset(ZoneOffset.UTC),
                by.name(),
                by.kind().name().toLowerCase(Locale.ROOT)))
        .map(rows -> rows.size() > 0);
  }
}
