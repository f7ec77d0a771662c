package dev.autodev.control.explain;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a task stands in the queue of its role, and which budget it waits for. */
@ApplicationScoped
class FactsQuery {
  /** What is ahead is counted along the queue's own index, and only so far. */
  private static final String PLACE =
      """
      select (select count(*) from (
                select from task a join task t on t.id = $1
                where t.status = 'ready' and a.status = 'ready' and a.role = $2
                  and (a.sort_key > t.sort_key or a.sort_key = t.sort_key and a.id < t.id)
                limit %d) better) as ahead,
             (select count(*) from worker w where w.seen_at > $3 and w.left_at is null and (w.slots ? $2 or w.roles ? $2)) as workers,
             (select coalesce(sum((w.slots ->> $2)::int), 0) from worker w
              where w.seen_at > $3 and w.left_at is null
                and not exists (select from agent_pause p where p.target = 'worker/' || w.id)) as slots,
             (select count(*) from task b where b.status in ('dispatched', 'in_progress', 'verifying')
                and b.role = $2) as busy,
             (select json_agg(p order by p.paused_at)::text from agent_pause p
              where p.target = 'role/' || $2 or p.target in (
                select 'worker/' || w.id from worker w
                where w.seen_at > $3 and w.left_at is null and w.roles ? $2)) as pauses,
             (select z.set_by from agent_slots z where z.role = $2 and z.slots = 0) as nothing,
             (select budget from budget_wait where task_id = $1) as budget,
             (select json_agg(json_build_object('id', a.request, 'kind', case when f.id is null then 'task' else 'workflow' end,
                                                'title', coalesce(f.title, t.title), 'status', coalesce(f.status, t.status))
                              order by a.request)::text
              from task_wait a left join workflow f on f.id = a.request left join task t on t.id = a.request
              where a.waiter = $4 and a.task_id = $1) as awaited"""
          .formatted(TaskFacts.Queue.MOST_AHEAD);

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject ControlPlaneConfig config;

  /**
   * What the database says.
   *
   * @param budget scope of the budget that it waits for
   * @param awaited requests that it waits for
   */
  record Place(TaskFacts.Queue queue, @Nullable String budget, List<TaskFacts.Awaited> awaited) {}

  Uni<Place> of(TaskView task) {
    return pool.preparedQuery(PLACE)
        .execute(
            Tuple.of(
                task.id(),
                task.role(),
                clock.instant().minus(config.lease()).atOffset(ZoneOffset.UTC),
                task.workflow() == null ? task.id() : task.workflow()))
        .map(rows -> place(rows.iterator().next()));
  }

  private static List<PauseView> pauses(@Nullable String json) {
    List<PauseView> pauses = new ArrayList<>();
    if (json != null) {
      Json.parse(json)
          .forEach(
              row ->
                  pauses.add(
                      new PauseView(
                          row.path("target").asText(),
                          row.path("paused_by").asText(),
                          row.path("reason").asText(),
                          OffsetDateTime.parse(row.path("paused_at").asText()).toInstant())));
    }
    return pauses;
  }

  private static List<TaskFacts.Awaited> awaited(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.read(json, TaskFacts.Awaited[].class));
  }

  private static Place place(Row row) {
    return new Place(
        new TaskFacts.Queue(
            row.getLong("ahead"),
            row.getLong("workers"),
            row.getLong("slots"),
            row.getLong("busy"),
            pauses(row.getString("pauses")),
            row.getString("nothing")),
        row.getString("budget"),
        awaited(row.getString("awaited")));
  }
}
