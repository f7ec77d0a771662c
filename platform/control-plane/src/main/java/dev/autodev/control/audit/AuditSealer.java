package dev.autodev.control.audit;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Seals what is new in the audit trail, so that a line which is changed, taken out or slipped in
 * later is noticed. Now and then the log, which is kept elsewhere, is told the last hash.
 */
@ApplicationScoped
public class AuditSealer {
  private static final Logger LOG = Logger.getLogger(AuditSealer.class);
  private static final Duration TELL = Duration.ofHours(1);
  private static final String LOCK_TIMEOUT = "55P03";

  @Inject Pool pool;
  @Inject Clock clock;

  private final Looks looks =
      new Looks(
          this::tick,
          new Outage(LOG, "sealing the audit trail", "its lines wait, and the timer tries again"));
  private volatile Instant toldAt = Instant.MIN;

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** One look. Where writers are in the way, the next one seals as well what this one leaves. */
  public Uni<Void> tick() {
    return lastLine()
        .chain(this::seal)
        .onFailure(AuditSealer::writersAreInTheWay)
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<Long> lastLine() {
    return pool.withTransaction(
        connection ->
            connection
                .query(SealSql.NOBODY_WRITES)
                .execute()
                .chain(() -> connection.query(SealSql.LAST_LINE).execute())
                .map(rows -> rows.iterator().next().getLong("id")));
  }

  private Uni<RowSet<Row>> seal(long last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return pool.preparedQuery(SealSql.SEAL)
        .execute(Tuple.of(last, now.atOffset(ZoneOffset.UTC)))
        .invoke(made -> made.forEach(row -> tell(row, now)));
  }

  private void tell(Row seal, Instant now) {
    if (now.isAfter(toldAt.plus(TELL))) {
      toldAt = now;
      LOG.infof(
          "audit trail sealed=%d head=%s; claude-swarm audit verify --head tells whether it still leads there",
          seal.getLong("position"), seal.getString("hash"));
    }
  }

  private static boolean writersAreInTheWay(Throwable e) {
    return e instanceof io.vertx.pgclient.PgException database
        && LOCK_TIMEOUT.equals(database.getSqlState());
  }
}
