package dev.autodev.control.dispatch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Tasks that were postponed because a provider took no calls, and may be asked for again now. */
@ApplicationScoped
public class WaitingForProvider {
  private static final Logger LOG = Logger.getLogger(WaitingForProvider.class);
  private static final int BATCH = 500;

  /** More than one look would send out in a minute; what is left goes on with the next call. */
  private static final int MOST_BATCHES = 40;

  /**
   * A retry's back-off and a person's own time are left alone: only what its last attempt said of
   * itself counts. What another change has locked is passed over.
   */
  private static final String WAKE =
      """
      with waiting as materialized (
        select t.id from task t
        where t.status = 'ready' and t.not_before > $1 and strpos(t.reason, $2) > 0
          and exists (select 1 from task_event e where e.task_id = t.id and e.epoch = t.epoch
                        and e.kind = 'task_finished' and e.text like 'postponed until %')
        order by t.id limit $3 for update of t skip locked),
      awake as (
        update task t set not_before = null, updated_at = $1 from waiting w where t.id = w.id
        returning t.id, t.epoch)
      insert into task_event (task_id, epoch, at, kind, text)
      select id, epoch, $1, 'ready', $4 from awake""";

  @Inject Pool pool;
  @Inject Dispatcher dispatcher;
  @Inject Clock clock;

  /** Has them go on at once; answers how many that were. A repetition finds none. */
  public Uni<Integer> wake(String provider, String why) {
    return wake(provider, why, 0, 0)
        .invoke(
            woken -> {
              if (woken > 0) {
                LOG.infof("provider=%s %d tasks go on: %s", provider, woken, why);
                dispatcher.wake();
              }
            });
  }

  private Uni<Integer> wake(String provider, String why, int batches, int before) {
    Instant now = clock.instant();
    return pool.preparedQuery(WAKE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), provider, BATCH, why))
        .map(SqlResult::rowCount)
        .flatMap(
            woken ->
                woken < BATCH || batches + 1 >= MOST_BATCHES
                    ? Uni.createFrom().item(before + woken)
                    : wake(provider, why, batches + 1, before + woken));
  }
}
