package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A statement for any number of rows, which travel as one array per column. */
final class RowsStatement<R> {
  private static final String ROWS = "{rows}";

  private final String sql;
  private final List<Column<R>> columns;

  private RowsStatement(String sql, List<Column<R>> columns) {
    this.sql = sql;
    this.columns = columns;
  }

  /**
   * A statement and the columns that it reads.
   *
   * @param sql takes the rows from {@code {rows}}, which becomes a table named x
   */
  @SafeVarargs
  static <R> RowsStatement<R> of(String sql, Column<R>... columns) {
    String types =
        IntStream.range(0, columns.length)
            .mapToObj(i -> "$%d::%s[]".formatted(i + 1, columns[i].type()))
            .collect(Collectors.joining(", "));
    String names = Arrays.stream(columns).map(Column::name).collect(Collectors.joining(", "));
    return new RowsStatement<>(
        sql.replace(ROWS, "unnest(%s) as x(%s)".formatted(types, names)), List.of(columns));
  }

  Uni<RowSet<Row>> execute(SqlConnection connection, Collection<R> rows) {
    Tuple parameters = Tuple.tuple();
    for (Column<R> column : columns) {
      parameters.addValue(column.array(rows));
    }
    return connection.preparedQuery(sql).execute(parameters);
  }

  /** For who asks for its plan. */
  String sql() {
    return sql;
  }

  /** For messages. */
  String name() {
    return sql.lines().findFirst().orElse(sql);
  }

  /**
   * One column.
   *
   * @param type in PostgreSQL
   * @param javaType its elements here
   */
  record Column<R>(
      String name, String type, Class<?> javaType, Function<R, @Nullable Object> value) {
    private Object array(Collection<R> rows) {
      Object array = Array.newInstance(javaType, rows.size());
      int i = 0;
      for (R row : rows) {
        Array.set(array, i++, value.apply(row));
      }
      return array;
    }

    static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
      return new Column<>(name, "text", String.class, value::apply);
    }

    static <R> Column<R> integer(String name, Function<R, @Nullable Integer> value) {
      return new Column<>(name, "int", Integer.class, value::apply);
    }

    static <R> Column<R> bigint(String name, Function<R, Long> value) {
      return new Column<>(name, "bigint", Long.class, value::apply);
    }

    static <R> Column<R> number(String name, Function<R, Double> value) {
      return new Column<>(name, "float8", Double.class, value::apply);
    }

    static <R> Column<R> money(String name, Function<R, BigDecimal> value) {
      return new Column<>(name, "numeric", BigDecimal.class, value::apply);
    }

    static <R> Column<R> time(String name, Function<R, @Nullable Instant> value) {
      return new Column<>(name, "timestamptz", OffsetDateTime.class, row -> utc(value.apply(row)));
    }

    /** As text, which the statement casts to jsonb. */
    static <R> Column<R> json(String name, Function<R, @Nullable Object> value) {
      return new Column<>(
          name,
          "text",
          String.class,
          row -> {
            Object content = value.apply(row);
            return content == null ? null : Jsonb.text(content);
          });
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
      return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
  }
}
