package dev.autodev.asana.aegis;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Statements, each a transaction of its own, for whom may wait. */
@ApplicationScoped
class Database {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject Pool pool;

  /** Instants may be given as they are. */
  RowSet<Row> ask(String sql, @Nullable Object... parameters) {
    Tuple tuple = Tuple.from(Arrays.stream(parameters).map(Database::parameter).toList());
    return pool.preparedQuery(sql).execute(tuple).await().atMost(LONGEST);
  }

  <T> List<T> list(Function<Row, T> read, String sql, @Nullable Object... parameters) {
    return StreamSupport.stream(ask(sql, parameters).spliterator(), false).map(read).toList();
  }

  <T> Optional<T> one(Function<Row, T> read, String sql, @Nullable Object... parameters) {
    return list(read, sql, parameters).stream().findFirst();
  }

  private static @Nullable Object parameter(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
