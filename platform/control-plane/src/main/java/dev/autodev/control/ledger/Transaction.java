package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Transactions in as few round trips as can be, and what leaves with them. */
@ApplicationScoped
class Transaction {
  private static final String BEGIN = "begin";

  @Inject DatabasePools pools;
  @Inject Clock clock;
  @Inject Departures departures;

  /**
   * Lock and read, decide in memory, write, commit: three round trips, however many changes.
   * Answers the ledger once it is durable; a failure undoes everything.
   */
  Uni<Ledger> of(List<Change<?>> changes) {
    Scope scope = Scope.of(changes.stream().map(change -> change.scope).toList());
    return pools.plane().withConnection(
        connection ->
            begun(connection, scope)
                .invoke(ledger -> changes.forEach(change -> change.run(ledger)))
                .call(ledger -> written(connection, ledger))
                .call(() -> connection.query("commit").execute())
                .onFailure()
                .call(() -> rolledBack(connection)));
  }

  private Uni<Void> written(SqlConnection connection, Ledger ledger) {
    Uni<Void> written = new LedgerWriter(connection, ledger).write();
    return ledger.wakes
        ? Uni.join()
            .all(
                written,
                departures
                    .take(connection, ledger.now())
                    .invoke(orders -> ledger.departing = orders)
                    .replaceWithVoid())
            .andFailFast()
            .replaceWithVoid()
        : written;
  }

  private Uni<Ledger> begun(SqlConnection connection, Scope scope) {
    Ledger ledger = new Ledger(clock.instant());
    return Uni.join()
        .all(
            connection.query(BEGIN).execute().replaceWithVoid(),
            new LedgerReader(connection, ledger).read(scope))
        .andFailFast()
        .replaceWith(ledger);
  }

  /** Of a broken connection nothing is left to roll back. */
  private static Uni<Void> rolledBack(SqlConnection connection) {
    return connection.query("rollback").execute().onFailure().recoverWithNull().replaceWithVoid();
  }
}
