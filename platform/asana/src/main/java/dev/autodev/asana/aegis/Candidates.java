package dev.autodev.asana.aegis;

import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.view.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the last poll found open. */
@ApplicationScoped
class Candidates {
  private static final String REPLACE =
      """
      with found as (
        select * from jsonb_to_recordset($1::jsonb) as x(task_id text, project_id text, project text, name text, url text,
          code_location text, repository text, score double precision, waits text, position integer)),
      gone as (delete from asana_task where task_id not in (select task_id from found))
      insert into asana_task (task_id, project_id, project, name, url, code_location, repository, score, waits, position)
      select task_id, project_id, project, name, url, code_location, repository, score, waits, position from found
      on conflict (task_id) do update set project_id = excluded.project_id, project = excluded.project, name = excluded.name,
        url = excluded.url, code_location = excluded.code_location, repository = excluded.repository, score = excluded.score,
        waits = excluded.waits, position = excluded.position""";

  /** One that was tried is done again only when a person asks for it. */
  private static final String NEXT =
      """
      select * from asana_task a
      where waits is null and not exists (select from task_executions e where e.task_id = a.task_id)
      order by score desc, position limit $1""";

  private static final String COUNT =
      """
      select count(*) as pending from asana_task a
      where waits is null and not exists (select from task_executions e where e.task_id = a.task_id)""";

  private static final String PAGE =
      """
      select task_id, project_id, project, name, url, code_location, repository, score, position,
             case when e.status is null then waits else 'execution ' || e.id || ' ' || e.status end as waits
      from asana_task a
      left join lateral (select id, status from task_executions where task_id = a.task_id order by id desc limit 1) e on true
      where $1::text is null or lower(project) = lower($1)
      order by (e.status is not null or waits is not null), score desc, position
      limit $2 offset $3""";

  @Inject Database database;

  /** A task that is in several projects counts where it was found first. */
  void replace(List<Candidate> found) {
    JsonArray rows = new JsonArray();
    Set<String> seen = new HashSet<>();
    for (Candidate one : found) {
      if (seen.add(one.task())) {
        rows.add(row(one).put("position", seen.size()));
      }
    }
    database.ask(REPLACE, rows);
  }

  private static JsonObject row(Candidate one) {
    return new JsonObject()
        .put("task_id", one.task())
        .put("project_id", one.projectId())
        .put("project", plain(one.project()))
        .put("name", plain(one.name()))
        .put("url", plain(one.url()))
        .put("code_location", plain(one.codeLocation()))
        .put("repository", one.repository())
        .put("score", one.score())
        .put("waits", plain(one.waits()));
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : Jsonb.plain(text);
  }

  /** Those that are taken next, best first. */
  List<Candidate> next(int most) {
    return database.list(Candidates::candidate, NEXT, most);
  }

  /** It is not free any more, or is gone; the next poll looks again. */
  void gone(String task) {
    database.ask("update asana_task set waits = 'not free any more' where task_id = $1", task);
  }

  int pending() {
    return database.one(row -> row.getLong("pending").intValue(), COUNT).orElse(0);
  }

  /** Those that are taken by themselves first, best first; the cursor is a number of lines. */
  Page<Candidate> page(Optional<String> project, int limit, int from) {
    List<Candidate> all =
        database.list(Candidates::candidate, PAGE, project.orElse(null), limit + 1, from);
    return new Page<>(
        all.subList(0, Math.min(limit, all.size())),
        all.size() > limit ? Integer.toString(from + limit) : null);
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        row.getString("task_id"),
        row.getString("project_id"),
        row.getString("project"),
        row.getString("name"),
        row.getString("url"),
        row.getString("code_location"),
        row.getString("repository"),
        row.getDouble("score"),
        row.getString("waits"));
  }
}
