package dev.autodev.control;

import dev.autodev.control.list.Counts;
import dev.autodev.control.read.LastAnswer;
import dev.autodev.control.view.OverviewView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The swarm at a glance. */
@ApplicationScoped
public class Overview {
  private static final String OTHERS =
      """
       union all select 'gate', '', 'open', count(*), null from gate where status = 'open'
      union all select 'worker', '', 'live', count(*), null from worker where seen_at > $1 and left_at is null
      union all select 'slots', s.key, '', sum(s.value::int), null
                from worker w cross join lateral jsonb_each_text(w.slots) s
                where w.seen_at > $1 and w.left_at is null group by s.key""";

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject ControlPlaneConfig config;

  private final LastAnswer<OverviewView> last = new LastAnswer<>(this::count);

  /** As it is now; of a swarm so large that counting takes long, as it was a little while ago. */
  public Uni<OverviewView> now() {
    return last.get();
  }

  private Uni<OverviewView> count() {
    OffsetDateTime liveSince = clock.instant().minus(config.lease()).atOffset(ZoneOffset.UTC);
    return pool.query(Counts.FEW)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("few"))
        .flatMap(
            few ->
                pool.preparedQuery((few ? Counts.ALL : Counts.BOUNDED) + OTHERS)
                    .execute(Tuple.of(liveSince))
                    .map(rows -> sum(rows, few ? null : (long) Counts.MOST)));
  }

  private static OverviewView sum(RowSet<Row> rows, @Nullable Long countedTo) {
    Map<String, Long> tasks = new TreeMap<>();
    Map<String, Long> workflows = new TreeMap<>();
    Map<String, Map<String, Long>> byRole = new TreeMap<>();
    Map<String, Long> slots = new TreeMap<>();
    Map<String, Instant> oldest = new TreeMap<>();
    long gates = 0;
    long workers = 0;
    for (Row row : rows) {
      String a = row.getString("a");
      String b = row.getString("b");
      long n = row.getLong("n");
      switch (row.getString("kind")) {
        case "task" -> {
          tasks.merge(b, n, Long::sum);
          if (a.isEmpty() || n == 0) {
            continue; // of all roles together, or none
          }
          byRole.computeIfAbsent(a, role -> new TreeMap<>()).put(b, n);
          OffsetDateTime since = row.getOffsetDateTime("oldest");
          if (since != null) {
            oldest.merge(a, since.toInstant(), (x, y) -> x.isBefore(y) ? x : y);
          }
        }
        case "workflow" -> workflows.put(b, n);
        case "gate" -> gates = n;
        case "worker" -> workers = n;
        default -> {
          slots.put(a, n);
          byRole.computeIfAbsent(a, role -> new TreeMap<>());
        }
      }
    }
    List<OverviewView.RoleCounts> roles = new ArrayList<>();
    byRole.forEach(
        (role, counts) ->
            roles.add(
                new OverviewView.RoleCounts(
                    role, counts, slots.getOrDefault(role, 0L), oldest.get(role))));
    return new OverviewView(tasks, workflows, roles, gates, workers, countedTo);
  }
}
