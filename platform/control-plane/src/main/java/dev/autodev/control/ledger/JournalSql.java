package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.bigint;
import static dev.autodev.control.ledger.Column.integer;
import static dev.autodev.control.ledger.Column.json;
import static dev.autodev.control.ledger.Column.money;
import static dev.autodev.control.ledger.Column.once;
import static dev.autodev.control.ledger.Column.seldom;
import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

/** The statements that write what stands beside tasks and workflows. */
final class JournalSql {
  static final RowsStatement<Journal.Registered> REPOSITORIES_SEEN =
      repositories("on conflict (name) do nothing");
  static final RowsStatement<Journal.Registered> REPOSITORIES_REPLACED =
      repositories(
          "on conflict (name) do update set body = excluded.body, importance = excluded.importance");

  static final RowsStatement<Journal.Opened> GATES_OPENED =
      RowsStatement.of(
          """
          insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at, noticed)
          select x.id, x.workflow_id, x.step, x.round, x.kind, 'open', x.subject_hash, x.subject::jsonb, x.opened_at, false
          from {rows}
          on conflict (workflow_id, step, round) do nothing""",
          text("id", Journal.Opened::id),
          text("workflow_id", Journal.Opened::workflow),
          text("step", row -> row.gate().step()),
          integer("round", row -> row.gate().round()),
          text("kind", row -> row.gate().kind().wireName()),
          text("subject_hash", row -> row.gate().subject().hash()),
          json("subject", row -> row.gate().subject()),
          once(time("opened_at", Journal.Opened::at)));

  static final RowsStatement<Journal.Closed> GATES_DECIDED =
      RowsStatement.of(
          """
          update gate g
          set status = x.status, decided_by = x.decided_by, decided_hash = x.decided_hash, reason = x.reason,
              note = coalesce(x.note, g.note), decided_at = x.decided_at
          from {rows}
          where g.workflow_id = x.workflow_id and g.step = x.step and g.round = x.round
            and (g.status = 'open') is not false -- not bare: all open gates would be walked for each row""",
          text("workflow_id", row -> row.gate().workflow()),
          text("step", row -> row.gate().step()),
          integer("round", row -> row.gate().round()),
          text("status", row -> row.status().wireName()),
          text("decided_by", Journal.Closed::by),
          text("decided_hash", Journal.Closed::hash),
          text("reason", row -> row.stays() ? null : row.words()),
          seldom(text("note", Journal.Closed::note)),
          time("decided_at", row -> row.stays() ? null : row.at()));

  static final RowsStatement<Journal.Labelled> LABELS =
      RowsStatement.of(
          """
          insert into label (subject, name, set_by, set_at)
          select x.subject, x.name, x.set_by, x.set_at
          from {rows}
          on conflict do nothing""",
          text("subject", Journal.Labelled::subject),
          text("name", row -> row.label().name()),
          text("set_by", row -> row.label().by()),
          once(time("set_at", Journal.Labelled::at)));

  static final RowsStatement<Journal.Vote> VOTES =
      RowsStatement.of(
          """
          insert into gate_vote (gate_id, person, hash, at)
          select x.gate_id, x.person, x.hash, x.at
          from {rows}
          on conflict do nothing""",
          text("gate_id", Journal.Vote::gate),
          text("person", Journal.Vote::person),
          text("hash", Journal.Vote::hash),
          once(time("at", Journal.Vote::at)));

  static final RowsStatement<Journal.Seen> WORKERS_SEEN =
      RowsStatement.of(
          """
          insert into worker (id, slots, holding, started_at, seen_at, version, roles)
          select x.id, x.slots::jsonb, x.holding::jsonb, x.started_at, x.seen_at, x.version, x.roles::jsonb
          from {rows}
          order by x.id
          on conflict (id) do update
          set slots = excluded.slots, holding = excluded.holding, started_at = excluded.started_at,
              seen_at = excluded.seen_at, version = excluded.version, roles = excluded.roles, left_at = null""",
          text("id", row -> row.event().worker().value()),
          json("slots", row -> row.event().slots()),
          json("holding", row -> row.event().holding()),
          time("started_at", row -> row.event().startedAt()),
          once(time("seen_at", Journal.Seen::at)),
          text("version", row -> Jsonb.plain(row.event().version())),
          json("roles", row -> row.event().roles()));

  static final RowsStatement<Journal.Left> WORKERS_LEFT =
      RowsStatement.of(
          """
          update worker w set left_at = x.left_at, slots = '{}', holding = '{}'
          from {rows}
          where w.id = x.id""",
          text("id", Journal.Left::worker),
          once(time("left_at", Journal.Left::at)));

  static final RowsStatement<Journal.HeardBy> INSTRUCTIONS_HEARD =
      RowsStatement.of(
          """
          update instruction i set status = 'delivered', epoch = x.epoch, settled_at = x.at
          from {rows}
          where i.id = x.id and i.task_id = x.task_id and i.status = 'waiting'""",
          text("id", Journal.HeardBy::instruction),
          text("task_id", Journal.HeardBy::task),
          integer("epoch", Journal.HeardBy::epoch),
          once(time("at", Journal.HeardBy::at)));

  static final RowsStatement<Journal.Line> STORY =
      RowsStatement.of(
          """
          insert into task_event (task_id, epoch, seq, at, kind, worker, text)
          select x.task_id, x.epoch, x.seq, x.at, x.kind, x.worker, x.text
          from {rows}""",
          text("task_id", Journal.Line::task),
          integer("epoch", Journal.Line::epoch),
          integer("seq", Journal.Line::seq),
          once(time("at", Journal.Line::at)),
          text("kind", Journal.Line::kind),
          text("worker", Journal.Line::worker),
          text("text", Journal.Line::text));

  static final RowsStatement<Journal.Consumed> USAGE =
      RowsStatement.of(
          """
          insert into usage_day (day, task_id, model, role, repository, input_tokens, output_tokens,
                                 cache_read_tokens, cache_write_tokens, cost_usd)
          select x.day::date, x.task_id, x.model, x.role, x.repository, x.input_tokens, x.output_tokens,
                 x.cache_read_tokens, x.cache_write_tokens, x.cost_usd
          from {rows}
          order by 1, 2, 3
          on conflict (day, task_id, model) do update
          set input_tokens = usage_day.input_tokens + excluded.input_tokens,
              output_tokens = usage_day.output_tokens + excluded.output_tokens,
              cache_read_tokens = usage_day.cache_read_tokens + excluded.cache_read_tokens,
              cache_write_tokens = usage_day.cache_write_tokens + excluded.cache_write_tokens,
              cost_usd = usage_day.cost_usd + excluded.cost_usd""",
          text("day", row -> row.cell().day().toString()),
          text("task_id", row -> row.cell().task().id()),
          text("model", row -> row.cell().model()),
          text("role", row -> row.cell().task().type().role().wireName()),
          text("repository", row -> row.cell().task().repository()),
          bigint("input_tokens", row -> row.used().inputTokens()),
          bigint("output_tokens", row -> row.used().outputTokens()),
          bigint("cache_read_tokens", row -> row.used().cacheReadTokens()),
          bigint("cache_write_tokens", row -> row.used().cacheWriteTokens()),
          money("cost_usd", row -> row.used().costUsd()));

  static final RowsStatement<Journal.Act> AUDIT =
      RowsStatement.of(
          """
          insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details)
          select x.at, x.actor, x.actor_kind, x.action, x.subject_kind, x.subject_id, x.workflow_id, x.details::jsonb
          from {rows}""",
          once(time("at", Journal.Act::at)),
          text("actor", row -> row.by().name()),
          text("actor_kind", row -> row.by().kind().name().toLowerCase(java.util.Locale.ROOT)),
          text("action", Journal.Act::action),
          text("subject_kind", Journal.Act::subjectKind),
          text("subject_id", Journal.Act::subject),
          text("workflow_id", Journal.Act::workflow),
          json("details", Journal.Act::details));

  private JournalSql() {}

  private static RowsStatement<Journal.Registered> repositories(String known) {
    return RowsStatement.of(
        """
        insert into repository (name, body, importance, registered_by, created_at)
        select x.name, x.body::jsonb, x.importance, x.registered_by, x.created_at
        from {rows}
        """
            + known,
        text("name", row -> row.repository().name()),
        json("body", Journal.Registered::repository),
        integer("importance", Journal.Registered::importance),
        text("registered_by", Journal.Registered::by),
        time("created_at", Journal.Registered::at));
  }
}
