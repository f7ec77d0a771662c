package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.flow.Score;
import dev.autodev.control.flow.TaskEnding;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What needs a look only now and then: due dates, forgotten workers, workflows that stand still.
 */
@ApplicationScoped
class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration SETTLED = Duration.ofSeconds(5);

  /** Raises the key of tasks whose due date came nearer; the levels are those of {@link Score}. */
  private static final String DUE =
      """
      update task t
      set sort_key = t.sort_key + $2::float8 * (n.level - t.due_level), due_level = n.level, updated_at = $1
      from (select id, case when due_at < $1 then 4 when due_at < $1 + interval '1 day' then 3
                            when due_at < $1 + interval '3 days' then 2 when due_at < $1 + interval '7 days' then 1
                            else 0 end as level
            from task where status in ('pending', 'ready') and due_at is not null) n
      where t.id = n.id and n.level > t.due_level and t.status in ('pending', 'ready')""";

  /** Its pause has nobody any more whom it could keep waiting. */
  private static final String FORGET =
      """
      with gone as (delete from worker where coalesce(left_at, seen_at) < $1 returning id)
      delete from agent_pause where target in (select 'worker/' || id from gone)""";

  private static final String STANDING =
      """
      select w.id from workflow w
      where w.status = 'running' and w.updated_at < $1
        and not exists (select 1 from task t where t.workflow_id = w.id
                        and t.status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying'))
        and not exists (select 1 from gate g where g.workflow_id = w.id and g.status = 'open')
      union
      select t.workflow_id from task t join workflow w on w.id = t.workflow_id
      where w.status in ('completed', 'failed', 'cancelled')
        and t.status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying')
      limit 100""";

  /**
   * Waits for what has ended, which a process of another version may have left so: the transaction
   * that locks both settles them.
   */
  private static final String WAITED =
      """
      select w.task_id, w.request
      from task_wait w join task d on d.id = w.task_id
           left join workflow f on f.id = w.request left join task t on t.id = w.request
      where d.status in ('pending', 'parked') and coalesce(f.status, t.status) = 'completed'
         or d.status = 'pending' and coalesce(f.status, t.status) in ('failed', 'cancelled')
      limit 100""";

  @Inject Pool pool;
  @Inject Ledgers ledgers;
  @Inject ControlPlaneConfig config;
  @Inject Score score;
  @Inject TaskEnding ending;

  private volatile Instant last = Instant.MIN;

  Uni<Void> sweep(Instant now) {
    if (!last.equals(Instant.MIN) && last.plus(EVERY).isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    last = now;
    return pool.preparedQuery(DUE)
        .execute(Tuple.of(utc(now), score.dueStep()))
        .chain(
            () ->
                pool.preparedQuery(FORGET)
                    .execute(Tuple.of(utc(now.minus(config.workerForgottenAfter())))))
        .chain(() -> pool.preparedQuery(STANDING).execute(Tuple.of(utc(now.minus(SETTLED)))))
        .chain(
            rows -> {
              if (rows.size() == 0) {
                return Uni.createFrom().voidItem();
              }
              Scope scope = new Scope().own();
              rows.forEach(row -> scope.workflow(row.getString("id")));
              return ledgers.change(scope, this::settle);
            })
        .chain(() -> pool.query(WAITED).execute())
        .chain(
            rows -> {
              Scope scope = new Scope().own();
              rows.forEach(
                  row ->
                      scope.endingTask(row.getString("task_id")).request(row.getString("request")));
              return rows.size() == 0
                  ? Uni.createFrom().voidItem()
                  : ledgers.change(
                      scope, ledger -> LOG.warnf("%d waits settled late", rows.size()));
            });
  }

  /** Brings the locked workflows and their tasks into line. */
  void settle(Ledger ledger) {
    ledger.workflows().forEach(workflow -> settle(ledger, workflow));
  }

  private void settle(Ledger ledger, WorkflowRow workflow) {
    if (workflow.state().status().terminal()) {
      ledger.tasks().stream()
          .filter(task -> task.status().open())
          .filter(
              task ->
                  task.identity()
                      .place()
                      .filter(place -> place.workflow().equals(workflow.id()))
                      .isPresent())
          .toList()
          .forEach(task -> ending.cancel(ledger, task, "its workflow has ended", Principal.SYSTEM));
    } else if (workflow.state().status() == WorkflowStatus.RUNNING) {
      String why = "Nothing of it was open: no task and no gate";
      workflow.park(why);
      ledger
          .journal()
          .audit(
              Principal.SYSTEM,
              "workflow.parked",
              "workflow",
              workflow.id(),
              workflow.id(),
              Map.of("reason", why));
      LOG.errorf("workflow=%s parked, needs a person: %s", workflow.id(), why);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
