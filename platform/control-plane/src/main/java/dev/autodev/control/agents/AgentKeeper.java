package dev.autodev.control.agents;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.task.Instruction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks, again and again, whether agents are as people decided, and tells those that are not: a
 * process that was started later, or that a message did not reach, is told like the others. Says
 * what operators said to whoever works on the task now.
 */
@ApplicationScoped
public class AgentKeeper {
  private static final Logger LOG = Logger.getLogger(AgentKeeper.class);

  /** Long after that a session would have heard it; it may have been lost with Redis. */
  private static final Duration SENT_AGAIN_AFTER = Duration.ofSeconds(30);

  private static final String OTHERWISE =
      """
      select * from (
        select w.id as worker, r.key as role, r.value ->> 'taking' as taking, (r.value ->> 'slots')::int as slots,
               exists (select from agent_pause p where p.target in ('role/' || r.key, 'worker/' || w.id)) as paused,
               (select s.slots from agent_slots s where s.role = r.key) as wanted
        from worker w cross join lateral jsonb_each(w.roles) r
        where w.left_at is null and w.seen_at > $1) as found
      where paused and taking = 'open' or not paused and taking = 'paused' or wanted <> slots""";

  private static final String SAY =
      """
      update instruction i set sent_epoch = t.epoch, sent_at = $1
      from task t
      where i.status = 'waiting' and t.id = i.task_id and t.status = 'in_progress' and t.worker is not null
        and (i.sent_epoch is distinct from t.epoch or i.sent_at < $2)
      returning i.id, i.said_by, i.text, i.task_id, t.epoch, t.worker""";

  private static final String TOO_LATE =
      """
      with late as (
        update instruction i set status = 'too_late', settled_at = $1
        from task t where i.status = 'waiting' and t.id = i.task_id and t.status in ('completed', 'cancelled')
        returning i.task_id, i.said_by, t.epoch, t.status)
      insert into task_event (task_id, epoch, at, kind, text)
      select task_id, epoch, $1, 'instruction_too_late',
             'what ' || said_by || ' said reached no session: the task is ' || status from late""";

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject ControlPlaneConfig config;
  @Inject WorkersTold workers;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(
              LOG,
              "telling agents what was decided",
              "nothing is forgotten, the timer tries again"));

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
    Instant now = clock.instant();
    return decided(now).chain(() -> said(now)).chain(() -> late(now));
  }

  private Uni<Void> decided(Instant now) {
    return pool.preparedQuery(OTHERWISE)
        .execute(Tuple.of(utc(now.minus(config.lease()))))
        .chain(rows -> workers.tell(decisions(rows)));
  }

  private static List<WorkersTold.To> decisions(RowSet<Row> rows) {
    List<WorkersTold.To> messages = new ArrayList<>();
    for (Row row : rows) {
      String worker = row.getString("worker");
      Role role = Role.of(row.getString("role"));
      String taking = row.getString("taking");
      boolean paused = row.getBoolean("paused");
      if (paused && taking.equals("open")) {
        messages.add(new WorkersTold.To(worker, new ControlMessage.Pause(role)));
      } else if (!paused && taking.equals("paused")) {
        messages.add(new WorkersTold.To(worker, new ControlMessage.Resume(role)));
      }
      Integer wanted = row.getInteger("wanted");
      if (wanted != null && !wanted.equals(row.getInteger("slots"))) {
        messages.add(new WorkersTold.To(worker, new ControlMessage.Scale(role, wanted)));
      }
    }
    return messages;
  }

  private Uni<Void> said(Instant now) {
    return pool.preparedQuery(SAY)
        .execute(Tuple.of(utc(now), utc(now.minus(SENT_AGAIN_AFTER))))
        .chain(rows -> workers.tell(instructions(rows)));
  }

  private static List<WorkersTold.To> instructions(RowSet<Row> rows) {
    List<WorkersTold.To> messages = new ArrayList<>();
    for (Row row : rows) {
      messages.add(
          new WorkersTold.To(
              row.getString("worker"),
              new ControlMessage.Instruct(
                  new TaskId(row.getString("task_id")),
                  row.getInteger("epoch"),
                  new Instruction(
                      row.getString("id"), row.getString("said_by"), row.getString("text")))));
    }
    return messages;
  }

  private Uni<Void> late(Instant now) {
    return pool.preparedQuery(TOO_LATE).execute(Tuple.of(utc(now))).replaceWithVoid();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
