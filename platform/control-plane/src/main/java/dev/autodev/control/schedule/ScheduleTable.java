package dev.autodev.control.schedule;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewSchedule;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.ScheduleView;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schedules and their history, to look at. */
@ApplicationScoped
public class ScheduleTable {
  private static final String OCCURRENCE =
      """
      o.due_at, o.status as became, o.by_hand, o.task_id, o.workflow_id, o.reason, o.decided_at,
      coalesce((select status from task where id = o.task_id), (select status from workflow where id = o.workflow_id))
        as work_status""";

  private static final String SCHEDULES =
      """
      select s.id, s.name, s.body::text as body, s.next_at, s.created_by, s.created_at, s.start_at,
             case when s.status = 'active' and s.next_at is null then 'ended' else s.status end as status, %s
      from schedule s
      left join lateral (select * from occurrence where schedule_id = s.id order by due_at desc limit 1) o on true
      """
          .formatted(OCCURRENCE);

  private static final String LIST =
      SCHEDULES
          + """
          where s.status <> 'deleted' and ($1::text is null or s.id < $1)
            and ($2::text is null or $2 = case when s.status = 'active' and s.next_at is null then 'ended' else s.status end)
            and ($3::text is null or $3 = any (s.tags))
          order by s.id desc limit $4""";

  /** One that is deleted still has its history. */
  private static final String FIND =
      SCHEDULES
          + """
          where s.name = $1 and s.status <> 'deleted' or s.id = lower($1)
             or length($1) >= 4 and starts_with(s.id, lower($1))
          order by s.id = lower($1) desc, s.name = $1 and s.status <> 'deleted' desc, s.id desc limit 6""";

  private static final String HISTORY =
      "select %s from occurrence o where o.schedule_id = $1 and ($2::timestamptz is null or o.due_at < $2) order by o.due_at desc limit $3"
          .formatted(OCCURRENCE);

  @Inject Pool pool;

  /** Newest first. */
  public Uni<Page<ScheduleView>> list(
      Optional<String> status, Optional<String> tag, int limit, Optional<String> cursor) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(cursor.orElse(null), status.orElse(null), tag.orElse(null), limit + 1))
        .map(rows -> page(rows, limit, ScheduleTable::schedule, ScheduleView::id));
  }

  /** By name, by id, or by a unique beginning of that. */
  public Uni<ScheduleView> find(String text) {
    if (text.indexOf('\0') >= 0) {
      return Uni.createFrom().failure(new ControlPlaneException.NotFound("schedule", text));
    }
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(text))
        .map(rows -> one(text, all(rows, ScheduleTable::schedule)));
  }

  private static ScheduleView one(String text, List<ScheduleView> found) {
    if (found.isEmpty()) {
      throw new ControlPlaneException.NotFound("schedule", text);
    }
    ScheduleView first = found.getFirst();
    boolean exact =
        first.id().equalsIgnoreCase(text)
            || first.name().equals(text) && !"deleted".equals(first.status());
    if (!exact && found.size() > 1) {
      throw new ControlPlaneException.Ambiguous(
          "schedule", text, found.stream().map(ScheduleView::id).toList());
    }
    return first;
  }

  /** What became of its times, newest first; the cursor is a time. */
  public Uni<Page<OccurrenceView>> history(String id, int limit, Optional<Instant> cursor) {
    return pool.preparedQuery(HISTORY)
        .execute(
            Tuple.of(id, cursor.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null), limit + 1))
        .map(rows -> page(rows, limit, ScheduleTable::occurrence, view -> view.due().toString()));
  }

  private static <V> Page<V> page(
      RowSet<Row> rows, int limit, Function<Row, V> view, Function<V, String> cursor) {
    List<V> all = all(rows, view);
    List<V> items = all.subList(0, Math.min(limit, all.size()));
    return new Page<>(items, all.size() > limit ? cursor.apply(items.getLast()) : null);
  }

  private static <V> List<V> all(RowSet<Row> rows, Function<Row, V> view) {
    List<V> all = new ArrayList<>();
    rows.forEach(row -> all.add(view.apply(row)));
    return all;
  }

  private static ScheduleView schedule(Row row) {
    return new ScheduleView(
        row.getString("id"),
        row.getString("name"),
        row.getString("status"),
        Json.read(row.getString("body"), NewSchedule.class),
        instant(row, "next_at"),
        row.getString("became") == null ? null : occurrence(row),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("start_at").toInstant());
  }

  private static OccurrenceView occurrence(Row row) {
    return new OccurrenceView(
        row.getOffsetDateTime("due_at").toInstant(),
        row.getString("became"),
        row.getBoolean("by_hand"),
        row.getString("task_id"),
        row.getString("workflow_id"),
        row.getString("work_status"),
        row.getString("reason"),
        row.getOffsetDateTime("decided_at").toInstant());
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
