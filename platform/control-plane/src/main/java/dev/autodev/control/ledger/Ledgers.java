package dev.autodev.control.ledger;

import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Runs ledgers: lock and read, decide in memory, write, commit, tell; again if a race was lost. */
@ApplicationScoped
public class Ledgers {
  private static final Logger LOG = Logger.getLogger(Ledgers.class);

  /** Serialization failure, deadlock, and a unique key that someone else filled first. */
  private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "23505");

  private static final int TRIES = 10;
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject StreamAppender appender;
  @Inject Event<Committed> committed;

  /**
   * Runs one ledger.
   *
   * @param work decides in memory; an exception of it undoes everything
   */
  public <T> Uni<T> run(Scope scope, Function<Ledger, T> work) {
    AtomicReference<Ledger> last = new AtomicReference<>();
    return Uni.createFrom()
        .deferred(() -> pool.withTransaction(connection -> once(connection, scope, work, last)))
        .onFailure(Ledgers::lostRace)
        .invoke(e -> LOG.debugf("transaction lost a race, tried again: %s", e.getMessage()))
        .onFailure(Ledgers::lostRace)
        .retry()
        .withBackOff(Duration.ofMillis(5), Duration.ofMillis(200))
        .atMost(TRIES)
        .call(() -> tell(last.get()));
  }

  /** As {@link #run}, without an answer. */
  public Uni<Void> change(Scope scope, Consumer<Ledger> work) {
    return run(
            scope,
            ledger -> {
              work.accept(ledger);
              return true;
            })
        .replaceWithVoid();
  }

  private <T> Uni<T> once(
      SqlConnection connection,
      Scope scope,
      Function<Ledger, T> work,
      AtomicReference<Ledger> last) {
    Ledger ledger = new Ledger(clock.instant());
    last.set(ledger);
    return new LedgerReader(connection, ledger)
        .read(scope)
        .map(read -> work.apply(ledger))
        .call(() -> new LedgerWriter(connection, ledger).write());
  }

  /** What cannot be told now is told by the next report of the worker, which is stale then. */
  private Uni<Void> tell(Ledger ledger) {
    committed.fire(ledger.committed());
    List<Outgoing> says = ledger.says;
    if (says.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return appender
        .append(says)
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "%d control messages not sent (%s); told again at the workers' next report",
                    says.size(), e.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static boolean lostRace(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof LostRaceException
          || cause instanceof PgException pg && LOST_RACE.contains(pg.getSqlState())) {
        return true;
      }
    }
    return false;
  }
}
