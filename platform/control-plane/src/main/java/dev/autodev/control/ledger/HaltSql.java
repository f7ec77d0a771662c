package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

import dev.autodev.model.halt.HaltScope;
import io.vertx.mutiny.sqlclient.Row;

/** The statements about emergency stops. */
public final class HaltSql {
  /** What is stopped now, with the version that grows with each stop and release. */
  public static final String IN_FORCE =
      """
      select h.scope, h.placed_by, h.reason, h.placed_at, v.version
      from (select count(*) + count(released_at) as version from halt) v
      left join halt h on h.released_at is null
      order by h.id""";

  static final RowsStatement<Halt> PLACED =
      RowsStatement.of(
          """
          insert into halt (scope, placed_by, reason, placed_at)
          select x.scope, x.placed_by, x.reason, x.placed_at
          from {rows}
          on conflict (scope) where released_at is null do nothing""",
          text("scope", row -> row.scope().wire()),
          text("placed_by", Halt::by),
          text("reason", Halt::reason),
          time("placed_at", Halt::at));

  static final RowsStatement<HaltJournal.Released> RELEASED =
      RowsStatement.of(
          """
          update halt h set released_by = x.released_by, release_reason = x.reason, released_at = x.released_at
          from {rows}
          where h.scope = x.scope and h.released_at is null""",
          text("scope", HaltJournal.Released::scope),
          text("released_by", HaltJournal.Released::by),
          text("reason", HaltJournal.Released::reason),
          time("released_at", HaltJournal.Released::at));

  private HaltSql() {}

  /** A row of {@link #IN_FORCE} that has a scope. */
  public static Halt halt(Row row) {
    return new Halt(
        HaltScope.of(row.getString("scope")),
        row.getString("placed_by"),
        row.getString("reason"),
        row.getOffsetDateTime("placed_at").toInstant());
  }
}
