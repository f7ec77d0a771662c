package dev.autodev.control.list;

import dev.autodev.control.TaskFilter;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.TaskEntity;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.TaskView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of tasks, newest first. */
@ApplicationScoped
public class TaskPages {
  @Inject Pool pool;
  @Inject Reads reads;

  /** May be short, even empty, and still name a next page: so far was looked, and no further. */
  public Uni<Page<TaskView>> page(TaskFilter filter) {
    Walk walk = new Walk(filter);
    return ids(walk.found()).flatMap(ids -> cut(walk, ids, filter.limit())).flatMap(this::views);
  }

  /** Where a single walk ends is of no interest once it has filled the page. */
  private Uni<Page<String>> cut(Walk walk, List<String> ids, int limit) {
    return ids.size() > limit && walk.isSingle()
        ? Uni.createFrom().item(cut(ids, null, limit))
        : ids(walk.end()).map(end -> cut(ids, end.isEmpty() ? null : end.getFirst(), limit));
  }

  private Uni<List<String>> ids(Walk.Statement question) {
    return pool.preparedQuery(question.sql()).execute(question.tuple()).map(TaskPages::texts);
  }

  private static List<String> texts(RowSet<Row> rows) {
    List<String> ids = new ArrayList<>();
    for (Row row : rows) {
      String id = row.getString("id");
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** What lies beyond the end of one walk could have others before it, so it is left for later. */
  private static Page<String> cut(List<String> ids, @Nullable String end, int limit) {
    List<String> sure = ids.stream().filter(id -> end == null || id.compareTo(end) >= 0).toList();
    return sure.size() > limit
        ? new Page<>(sure.subList(0, limit), sure.get(limit - 1))
        : new Page<>(sure, end);
  }

  private Uni<Page<TaskView>> views(Page<String> page) {
    return page.items().isEmpty()
        ? Uni.createFrom().item(new Page<>(List.of(), page.next()))
        : reads
            .list(
                TaskEntity.class,
                Query.all().and("e.id in (:ids)", "ids", page.items()),
                "e.id desc",
                page.items().size())
            .map(tasks -> new Page<>(tasks.stream().map(TaskEntity::view).toList(), page.next()));
  }
}
