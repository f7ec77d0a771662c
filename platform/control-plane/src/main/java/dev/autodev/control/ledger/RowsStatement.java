package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
        all.stream().anyMatch(column -> column.travel() == Column.Travel.SELDOM)
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
        if (usual && column.travel() == Column.Travel.SELDOM) {
          absent.add(column);
          selected.add("null::%s as %s".formatted(column.type(), column.name()));
          continue;
        }
        travelling.add(column);
        String parameter = "$%d::%s".formatted(travelling.size(), column.type());
        if (column.travel() == Column.Travel.ONCE) {
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
}
