package dev.autodev.control.board;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The board: of each status the newest, sorted into columns by what is known of them. */
@ApplicationScoped
public class Board {
  /** Most cards of a column. */
  public static final int MOST = 30;

  /**
   * Each part reads a bounded piece of one index, however much there is; the filters come after.
   * What belongs to workflows is shown as the workflow.
   */
  private static final String CARDS =
      """
      select w.id, '/workflows/' as place, w.title, w.definition as kind, w.repository, w.status, w.result as reason,
             w.updated_at,
             array(select distinct t.role from task t where t.workflow_id = w.id
                   and t.status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying')) as roles,
             array(select g.kind from gate g where g.workflow_id = w.id and g.status = 'open' order by g.id) as gates,
             array(select g.id from gate g where g.workflow_id = w.id and g.status = 'open' order by g.id) as gate_ids,
             exists (select from task t where t.workflow_id = w.id and t.status in ('in_progress', 'verifying')) as held
      from ((select * from workflow where status = 'running' order by id desc limit 400)
            union all (select * from workflow where status in ('failed', 'parked') order by id desc limit 60)
            union all (select * from workflow where status = 'completed' order by id desc limit 60)) w
      where ($1::text is null or w.repository = $1)
        and ($3::text is null or w.definition = $3 or exists (select from label l where l.subject = w.id and l.name = $3))
      union all
      select t.id, '/tasks/', t.title, t.type, t.repository, t.status, t.reason, t.updated_at,
             case when t.status in ('completed', 'failed', 'parked') then '{}' else array[t.role] end, '{}', '{}',
             t.status in ('in_progress', 'verifying')
      from (select s.* from unnest(array['ready', 'pending', 'dispatched', 'in_progress', 'verifying', 'failed', 'parked'])
                       as one(status)
              -- The second condition is the index's own: without it the planner walks the table.
              cross join lateral (select * from task where task.status = one.status and task.status <> 'completed'
                                  order by id desc limit 200) s
            union all (select * from task order by id desc limit 200)) t
      where t.workflow_id is null and ($1::text is null or t.repository = $1)
        and ($3::text is null or t.type = $3 or exists (select from label l where l.subject = t.id and l.name = $3))
        and ($2::text is null or t.role = $2)
      order by 8 desc""";

  @Inject Pool pool;

  /** All columns, each with its newest cards. */
  public Uni<Map<Column, List<Card>>> show(BoardFilter filter) {
    return pool.preparedQuery(CARDS)
        .execute(
            Tuple.of(
                filter.repository().orElse(null),
                filter.role().orElse(null),
                filter.label().orElse(null)))
        .map(
            rows -> {
              Map<Column, List<Card>> columns = new EnumMap<>(Column.class);
              Arrays.stream(Column.values())
                  .forEach(column -> columns.put(column, new ArrayList<>()));
              Set<String> seen = new java.util.HashSet<>();
              rows.forEach(row -> sort(row, filter, columns, seen));
              return columns;
            });
  }

  private static void sort(
      Row row, BoardFilter filter, Map<Column, List<Card>> columns, Set<String> seen) {
    List<String> roles = List.of(row.getArrayOfStrings("roles"));
    boolean other = filter.role().isPresent() && !roles.contains(filter.role().get());
    boolean workflow = row.getString("place").startsWith("/workflows");
    if (!seen.add(row.getString("id")) || (workflow && other)) {
      return;
    }
    Column column =
        Column.of(
            new Column.Facts(
                row.getString("status"),
                Set.copyOf(List.of(row.getArrayOfStrings("gates"))),
                Set.copyOf(roles),
                row.getBoolean("held")));
    List<Card> cards = java.util.Objects.requireNonNull(columns.get(column));
    if (cards.size() < MOST && !row.getString("status").equals("cancelled")) {
      cards.add(card(row, roles));
    }
  }

  private static Card card(Row row, List<String> roles) {
    String[] gates = row.getArrayOfStrings("gate_ids");
    @Nullable String gate = gates.length == 0 ? null : gates[gates.length - 1];
    return new Card(
        row.getString("id"),
        row.getString("place") + row.getString("id"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("repository"),
        roles,
        gate,
        row.getString("reason"),
        row.getOffsetDateTime("updated_at").toInstant());
  }
}
