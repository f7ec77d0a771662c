package dev.autodev.control.schedule;

import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.ScheduleSql;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.control.timetable.Look;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Looks what is due, again and again. Any number of processes may: each time is filed once. */
@ApplicationScoped
public class ScheduleKeeper {
  private static final Logger LOG = Logger.getLogger(ScheduleKeeper.class);

  /** Its next time came, its clock was set back, or an earlier run made way for one that waits. */
  private static final String DUE =
      """
      select id, body #>> '{work,repository}' as repository, body #>> '{work,after}' as after from schedule
      where status = 'active' and next_at <= $1
      union
      select id, body #>> '{work,repository}', body #>> '{work,after}' from schedule where status = 'active' and seen_at > $2
      union
      select s.id, s.body #>> '{work,repository}', s.body #>> '{work,after}' from schedule s
      where s.status = 'active' and s.id in (select schedule_id from occurrence where status = 'waiting')
        and not exists (%s)
      order by id limit 200"""
          .formatted(ScheduleSql.AT_WORK);

  @Inject Pool pool;
  @Inject Ledgers ledgers;
  @Inject Firing firing;
  @Inject Clock clock;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(LOG, "looking for what is due", "nothing is lost, the timer tries again"));

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** One look; what one schedule does wrong keeps no other from its turn. */
  public Uni<Void> tick() {
    Instant now = clock.instant();
    return pool.preparedQuery(DUE)
        .execute(
            Tuple.of(
                now.atOffset(ZoneOffset.UTC), now.plus(Look.SET_BACK).atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(this::look)
        .toUni()
        .replaceWithVoid();
  }

  private Uni<Void> look(Row row) {
    String id = row.getString("id");
    Scope scope = new Scope().own().schedule(id);
    String repository = row.getString("repository");
    if (repository != null) {
      scope.repository(repository);
    }
    String after = row.getString("after");
    if (after != null) {
      Json.parse(after).forEach(request -> scope.request(request.asText()));
    }
    return ledgers
        .change(scope, ledger -> firing.look(ledger, id))
        .onFailure()
        .invoke(e -> LOG.errorf(e, "schedule=%s was not looked at; tried again at once", id))
        .onFailure()
        .recoverWithNull();
  }
}
