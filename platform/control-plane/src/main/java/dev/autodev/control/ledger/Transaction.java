package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Transactions in as few round trips as can be, and what leaves with them. */
@ApplicationScoped
class Transaction {
  private static final String BEGIN = "begin";

  /** A plan is made for a table as large as it is then; a young one soon is larger. */
  private static final String BEGIN_WITH_NEW_PLANS = "begin; discard plans";

  private static final Duration PLANS_LAST = Duration.ofSeconds(1);

  private final Map<Integer, Long> planned = new ConcurrentHashMap<>();

  @Inject DatabasePools pools;
  @Inject Clock clock;
  @Inject Departures departures;
  @Inject Orders orders;
  @Inject WorkflowStates states;
  @Inject Aftermath aftermath;

  /**
   * Lock and read, decide in memory, write and commit: two round trips, however many changes, and
   * one more where something changes that was there or may leave. Where others turn out to wait for
   * what ends, or to be stopped with it, all of it once more with those. Answers the ledger once it
   * is durable; a failure undoes everything.
   *
   * @param sends asked before the writes: whether what fits leaves with it
   */
  Uni<Ledger> of(List<Change<?>> changes, BooleanSupplier sends) {
    return of(Scope.of(changes.stream().map(change -> change.scope).toList()), changes, sends);
  }

  private Uni<Ledger> of(Scope scope, List<Change<?>> changes, BooleanSupplier sends) {
    return pools
        .plane()
        .withConnection(
            connection ->
                begun(connection, scope)
                    .invoke(ledger -> changes.forEach(change -> change.run(ledger)))
                    .invoke(aftermath::settle)
                    .invoke(Ledger::holdsAllItNeeds)
                    .call(ledger -> written(connection, ledger, sends))
                    .invoke(states::committed)
                    .onFailure()
                    .call(() -> rolledBack(connection)))
        .onFailure(UnlockedException.class)
        .recoverWithUni(e -> of(((UnlockedException) e).with(scope), changes, sends));
  }

  /** To its commit, which goes along with the last statements where no answer could undo them. */
  private Uni<Void> written(SqlConnection connection, Ledger ledger, BooleanSupplier sends) {
    LedgerWriter writer = new LedgerWriter(connection, ledger);
    if (ledger.wakes && sends.getAsBoolean()) {
      return leaving(connection, ledger, writer);
    }
    List<Uni<Void>> asked = List.of(writer.write(), writer.file());
    return writer.mayFind()
        ? all(asked).chain(() -> commit(connection))
        : all(List.of(asked.getFirst(), asked.getLast(), commit(connection)));
  }

  /**
   * A task that is filed and leaves at once is one row, written once. Others look when this is
   * committed: nothing is waited for between the look and that.
   */
  private Uni<Void> leaving(SqlConnection connection, Ledger ledger, LedgerWriter writer) {
    return Uni.combine()
        .all()
        .unis(writer.write(), departures.look(connection, ledger.now()))
        .with((written, room) -> room)
        .chain(
            room ->
                Uni.combine()
                    .all()
                    .unis(
                        writer.file(room.leaving(ledger.newTasks.entrySet(), ledger.now())),
                        departures.take(connection, room, ledger.now()),
                        commit(connection))
                    .with(
                        (filed, waited, done) ->
                            Stream.concat(waited.stream(), filed.stream()).toList()))
        .invoke(
            left -> {
              Orders.Made made = orders.of(left);
              ledger.departing = made.orders();
              ledger.unreadable = made.unreadable();
              ledger.wakes = false;
            })
        .replaceWithVoid();
  }

  /** After a statement that failed it undoes everything; that statement says so itself. */
  private static Uni<Void> commit(SqlConnection connection) {
    return connection.query("commit").execute().replaceWithVoid();
  }

  private static Uni<Void> all(List<Uni<Void>> asked) {
    return Uni.join().all(asked).andFailFast().replaceWithVoid();
  }

  private Uni<Ledger> begun(SqlConnection connection, Scope scope) {
    Ledger ledger = new Ledger(clock.instant());
    return Uni.join()
        .all(
            connection.query(begin(connection)).execute().replaceWithVoid(),
            new LedgerReader(connection, ledger, states).read(scope))
        .andFailFast()
        .replaceWith(ledger);
  }

  private String begin(SqlConnection connection) {
    int backend = PgConnection.cast(connection.getDelegate()).processId();
    long now = System.nanoTime();
    Long last = planned.get(backend);
    if (last != null && now - last < PLANS_LAST.toNanos()) {
      return BEGIN;
    }
    if (planned.size() > 100) {
      planned.clear(); // backends that are gone
    }
    planned.put(backend, now);
    return BEGIN_WITH_NEW_PLANS;
  }

  /** Of a broken connection nothing is left to roll back. */
  private static Uni<Void> rolledBack(SqlConnection connection) {
    return connection.query("rollback").execute().onFailure().recoverWithNull().replaceWithVoid();
  }
}
