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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement for any number of rows, which travel as one array per column. PostgreSQL walks
 * through each array by itself, so what all rows share travels once, and columns that are seldom
 * filled only with a batch that fills one of them.
 */
final class RowsStatement<R> {
  private static final String ROWS = "{rows}";

  private final Variant<R> full;
  private final Variant<R> usual;

  private RowsStatement(Variant<R> full, Variant<R> usual) {
    this.full = full;
    this.usual = usual;
  }

  /**
   * A statement and the columns that it reads.
   *
   * @param sql takes the rows from {@code {rows}}, which becomes a table named x
   */
  @SafeVarargs
  static <R> RowsStatement<R> of(String sql, Column<R>... columns) {
    List<Column<R>> all = List.of(columns);
    Variant<R> full = Variant.of(sql, all, false);
    return new RowsStatement<>(
        full,
        all.stream().anyMatch(column -> column.travel() == Travel.SELDOM)
            ? Variant.of(sql, all, true)
            : full);
  }

  Uni<RowSet<Row>> execute(SqlConnection connection, Collection<R> rows) {
    Variant<R> fits = usual.leavesOut(rows) ? usual : full;
    Tuple parameters = Tuple.tuple();
    for (Column<R> column : fits.travelling()) {
      parameters.addValue(column.parameter(rows));
    }
    return connection.preparedQuery(fits.sql()).execute(parameters);
  }

  /** For who asks for its plan. */
  String sql() {
    return full.sql();
  }

  /** For messages. */
  String name() {
    return full.sql().lines().findFirst().orElse(full.sql());
  }

  /**
   * What is sent.
   *
   * @param absent columns that are null in all rows
   */
  private record Variant<R>(String sql, List<Column<R>> travelling, List<Column<R>> absent) {
    static <R> Variant<R> of(String sql, List<Column<R>> columns, boolean usual) {
      List<Column<R>> travelling = new ArrayList<>();
      List<Column<R>> absent = new ArrayList<>();
      List<String> arrays = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<String> selected = new ArrayList<>(List.of("r.*"));
      for (Column<R> column : columns) {
        if (usual && column.travel() == Travel.SELDOM) {
          absent.add(column);
          selected.add("null::%s as %s".formatted(column.type(), column.name()));
          continue;
        }
        travelling.add(column);
        String parameter = "$%d::%s".formatted(travelling.size(), column.type());
        if (column.travel() == Travel.ONCE) {
          selected.add(parameter + " as " + column.name());
        } else {
          arrays.add(parameter + "[]");
          names.add(column.name());
        }
      }
      String rows =
          "(select %s from unnest(%s) as r(%s)) as x"
              .formatted(
                  String.join(", ", selected), String.join(", ", arrays), String.join(", ", names));
      return new Variant<>(sql.replace(ROWS, rows), travelling, absent);
    }

    boolean leavesOut(Collection<R> rows) {
      for (Column<R> column : absent) {
        for (R row : rows) {
          if (column.value().apply(row) != null) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** How a column's values come along. */
  private enum Travel {
    EACH,
    ONCE,
    SELDOM
  }

  /**
   * One column.
   *
   * @param type in PostgreSQL
   * @param javaType its elements here
   */
  record Column<R>(
      String name,
      String type,
      Class<?> javaType,
      Function<R, @Nullable Object> value,
      Travel travel) {
    private Column(
        String name, String type, Class<?> javaType, Function<R, @Nullable Object> value) {
      this(name, type, javaType, value, Travel.EACH);
    }

    /** All rows of a batch have the same value. */
    static <R> Column<R> once(Column<R> column) {
      return column.travelling(Travel.ONCE);
    }

    /** In most batches it is null in every row. */
    static <R> Column<R> seldom(Column<R> column) {
      return column.travelling(Travel.SELDOM);
    }

    private Column<R> travelling(Travel how) {
      return new Column<>(name, type, javaType, value, how);
    }

    private @Nullable Object parameter(Collection<R> rows) {
      return travel == Travel.ONCE ? value.apply(rows.iterator().next()) : array(rows);
    }

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

    static <R> Column<R> bigint(String name, Function<R, @Nullable Long> value) {
      return new Column<>(name, "bigint", Long.class, value::apply);
    }

    static <R> Column<R> number(String name, Function<R, Double> value) {
      return new Column<>(name, "float8", Double.class, value::apply);
    }

    static <R> Column<R> money(String name, Function<R, @Nullable BigDecimal> value) {
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
