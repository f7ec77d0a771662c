package dev.autodev.control.halt;

import dev.autodev.control.ledger.Halt;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks what is stopped, again and again: agents find it in Redis, whatever Redis lost, and who is
 * at work on it is told until it ends.
 */
@ApplicationScoped
public class HaltKeeper {
  private static final Logger LOG = Logger.getLogger(HaltKeeper.class);
  private static final int MOST = 500;
  private static final String AT_WORK =
      """
      select id, epoch, worker, role, repository from task
      where status in ('in_progress', 'verifying') and worker is not null
        and ('all' = any ($1::text[]) or 'role/' || role = any ($1::text[])
             or 'repository/' || repository = any ($1::text[]))
      limit $2""";

  @Inject HaltsInForce record;
  @Inject HaltsInRedis redis;
  @Inject Pool pool;
  @Inject Ledgers ledgers;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(
              LOG,
              "publishing emergency stops",
              "no stop is forgotten, and the timer tries again"));

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
    return record.now().call(redis::publish).chain(now -> interrupt(now.halts()));
  }

  private Uni<Void> interrupt(List<Halt> halts) {
    String[] scopes = halts.stream().map(halt -> halt.scope().wire()).toArray(String[]::new);
    return scopes.length == 0
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(AT_WORK)
            .execute(Tuple.of(scopes, MOST))
            .chain(
                atWork ->
                    atWork.size() == 0
                        ? Uni.createFrom().voidItem()
                        : ledgers.change(new Scope().own(), ledger -> tell(ledger, atWork, halts)));
  }

  private static void tell(Ledger ledger, RowSet<Row> atWork, List<Halt> halts) {
    for (Row row : atWork) {
      // The statement found it by one of these.
      Halt halt = halts.stream().filter(one -> covers(one, row)).findFirst().orElseThrow();
      ledger.say(
          row.getString("worker"),
          new ControlMessage.Interrupt(
              new TaskId(row.getString("id")),
              row.getInteger("epoch"),
              "emergency stop: " + halt.words()));
    }
  }

  private static boolean covers(Halt halt, Row row) {
    return halt.scope()
        .covers(row.getString("role"), Optional.ofNullable(row.getString("repository")));
  }
}
