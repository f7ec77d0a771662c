package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Transactions in as few round trips as can be. */
@ApplicationScoped
public class Transaction {
  private static final String BEGIN = "begin";

  @Inject DatabasePools pools;
  @Inject Clock clock;

  /** Statements that need no decision in between, in one round trip; answers the rows of the last. */
  public Uni<RowSet<Row>> inOneTrip(List<Statement> statements) {
    return pools.plane().withConnection(
        connection -> {
          List<Uni<RowSet<Row>>> all = new ArrayList<>();
          all.add(connection.query(BEGIN).execute());
          statements.forEach(
              one -> all.add(connection.preparedQuery(one.sql()).execute(one.parameters())));
          all.add(connection.query("commit").execute());
          return Uni.join()
              .all(all)
              .andFailFast()
              .map(answers -> answers.get(answers.size() - 2))
              .onFailure()
              .call(() -> rolledBack(connection));
        });
  }

  /** A prepared statement with its parameters. */
  public record Statement(String sql, Tuple parameters) {}

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
                .call(ledger -> new LedgerWriter(connection, ledger).write())
                .call(() -> connection.query("commit").execute())
                .onFailure()
                .call(() -> rolledBack(connection)));
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
