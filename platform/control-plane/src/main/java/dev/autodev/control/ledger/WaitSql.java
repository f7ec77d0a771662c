package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/** The statements about who waits for whom. */
final class WaitSql {
  static final RowsStatement<Wait> ADDED =
      RowsStatement.of(
          """
          insert into task_wait (waiter, task_id, request, not_before)
          select x.waiter, x.task_id, x.request, x.not_before
          from {rows}
          on conflict do nothing""",
          text("waiter", Wait::waiter),
          text("task_id", Wait::task),
          text("request", Wait::request),
          time("not_before", Wait::notBefore));

  static final RowsStatement<Wait> OVER =
      RowsStatement.of(
          """
          delete from task_wait w using {rows}
          where w.waiter = x.waiter and w.task_id = x.task_id and w.request = x.request""",
          text("waiter", Wait::waiter),
          text("task_id", Wait::task),
          text("request", Wait::request));

  static final RowsStatement<Waits.FiledAfter> KEPT =
      RowsStatement.of(
          """
          insert into filed_after (id, request)
          select x.id, x.request
          from {rows}
          on conflict do nothing""",
          text("id", Waits.FiledAfter::id),
          text("request", Waits.FiledAfter::request));

  private WaitSql() {}

  static Wait wait(Row row) {
    OffsetDateTime time = row.getOffsetDateTime("not_before");
    return new Wait(
        row.getString("waiter"),
        row.getString("task_id"),
        row.getString("request"),
        time == null ? null : time.toInstant());
  }
}
