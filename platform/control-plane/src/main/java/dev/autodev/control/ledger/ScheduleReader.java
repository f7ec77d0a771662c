package dev.autodev.control.ledger;

import dev.autodev.control.NewSchedule;
import dev.autodev.control.schedule.OccurrenceStatus;
import dev.autodev.control.schedule.ScheduleStatus;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/** Locks schedules, and only then reads what matters about them: it changes until they are. */
final class ScheduleReader {
  private final SqlConnection connection;
  private final Ledger ledger;

  ScheduleReader(SqlConnection connection, Ledger ledger) {
    this.connection = connection;
    this.ledger = ledger;
  }

  Uni<RowSet<Row>> read(Scope scope) {
    String[] ids = array(scope.schedules);
    String[] names = array(scope.scheduleNames);
    OffsetDateTime now = ledger.now().atOffset(ZoneOffset.UTC);
    return connection
        .preparedQuery(ScheduleSql.LOCK)
        .execute(Tuple.of(ids, names))
        .invoke(rows -> rows.forEach(this::schedule))
        .chain(
            () ->
                connection
                    .preparedQuery(ScheduleSql.OCCURRENCES)
                    .execute(Tuple.of(ids, names, now)))
        .invoke(rows -> rows.forEach(this::occurrence));
  }

  private void schedule(Row row) {
    OffsetDateTime next = row.getOffsetDateTime("next_at");
    ScheduleRow schedule =
        new ScheduleRow(
            row.getString("id"),
            Json.read(row.getString("body"), NewSchedule.class),
            row.getString("created_by"),
            row.getOffsetDateTime("start_at").toInstant(),
            false);
    ledger.put(
        schedule.stored(
            ScheduleStatus.of(row.getString("status")),
            row.getOffsetDateTime("seen_at").toInstant(),
            next == null ? null : next.toInstant()));
  }

  private void occurrence(Row row) {
    ScheduleRow schedule = Objects.requireNonNull(ledger.schedules.get(row.getString("id")));
    if (row.getString("work") != null) {
      schedule.atWork(row.getString("work"));
    }
    if (row.getOffsetDateTime("due_at") != null) {
      schedule.occurred(
          row.getOffsetDateTime("due_at").toInstant(),
          OccurrenceStatus.of(row.getString("status")));
    }
  }

  private static String[] array(Set<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }
}
