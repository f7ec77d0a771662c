package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.bigint;
import static dev.autodev.control.ledger.Column.json;
import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

/** The statements that write what stands about budgets. */
final class BudgetSql {
  static final RowsStatement<BudgetJournal.Opened> OPENED =
      RowsStatement.of(
          """
          insert into gate (id, budget, step, round, kind, status, subject_hash, subject, opened_at)
          select x.id, x.budget, 'budget', 0, 'budget', 'open', x.subject_hash, x.subject::jsonb, x.opened_at
          from {rows}
          on conflict (budget) where budget is not null and status = 'open' do nothing""",
          text("id", BudgetJournal.Opened::id),
          text("budget", BudgetJournal.Opened::budget),
          text("subject_hash", row -> row.subject().hash()),
          json("subject", BudgetJournal.Opened::subject),
          time("opened_at", BudgetJournal.Opened::at));

  static final RowsStatement<BudgetJournal.Closed> CLOSED =
      RowsStatement.of(
          """
          update gate g
          set status = x.status, decided_by = x.decided_by, decided_hash = x.decided_hash, reason = x.reason,
              note = coalesce(x.note, g.note), decided_at = x.decided_at
          from {rows}
          where g.budget = x.budget and g.status = 'open'""",
          text("budget", BudgetJournal.Closed::budget),
          text("status", row -> row.status().wireName()),
          text("decided_by", BudgetJournal.Closed::by),
          text("decided_hash", BudgetJournal.Closed::hash),
          text("reason", BudgetJournal.Closed::reason),
          text("note", BudgetJournal.Closed::note),
          time("decided_at", BudgetJournal.Closed::at));

  static final RowsStatement<BudgetJournal.Wait> WAITS =
      RowsStatement.of(
          """
          insert into budget_wait (task_id, budget)
          select x.task_id, x.budget
          from {rows}
          order by x.task_id
          on conflict (task_id) do update set budget = excluded.budget""",
          text("task_id", BudgetJournal.Wait::task),
          text("budget", BudgetJournal.Wait::budget));

  static final RowsStatement<String> GO_ON =
      RowsStatement.of(
          "delete from budget_wait w using {rows} where w.task_id = x.task_id",
          text("task_id", task -> task));

  static final RowsStatement<BudgetJournal.Extended> EXTENDED =
      RowsStatement.of(
          """
          insert into budget_extension (budget, tokens, micro_usd, granted_by, granted_at)
          select x.budget, x.tokens, x.micro_usd, x.granted_by, x.granted_at
          from {rows}
          on conflict (budget) do update
          set tokens = budget_extension.tokens + excluded.tokens,
              micro_usd = budget_extension.micro_usd + excluded.micro_usd,
              granted_by = excluded.granted_by, granted_at = excluded.granted_at""",
          text("budget", BudgetJournal.Extended::budget),
          bigint("tokens", row -> row.more().tokens()),
          bigint("micro_usd", row -> row.more().microUsd()),
          text("granted_by", BudgetJournal.Extended::by),
          time("granted_at", BudgetJournal.Extended::at));

  private BudgetSql() {}
}
