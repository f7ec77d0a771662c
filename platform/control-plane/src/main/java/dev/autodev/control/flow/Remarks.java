package dev.autodev.control.flow;

import dev.autodev.control.view.Page;
import dev.autodev.control.view.RemarkView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was said about all gates. */
@ApplicationScoped
public class Remarks {
  // A topic is looked for as it is written, so that it needs no signs of its own.
  private static final String NEWEST =
      """
      select * from (
        select c.id, c.gate_id, g.kind, g.status, coalesce(g.subject ->> 'title', g.step) as topic,
               c.said_by, c.said_at, c.text
        from gate_comment c join gate g on g.id = c.gate_id
        where $1::text is null or c.id < $1) said
      where $2 = '' or position($2 in lower(topic)) > 0 or position($2 in lower(text)) > 0
      order by id desc limit $3""";

  @Inject Pool pool;

  /**
   * Newest first.
   *
   * @param topic only those whose gate's title or own text has it, in capital letters or not
   */
  public Uni<Page<RemarkView>> newest(String topic, int limit, Optional<String> cursor) {
    return pool.preparedQuery(NEWEST)
        .execute(Tuple.of(cursor.orElse(null), topic.strip().toLowerCase(Locale.ROOT), limit + 1))
        .map(
            rows -> {
              List<RemarkView> found = new ArrayList<>();
              rows.forEach(row -> found.add(view(row)));
              return Page.of(found, limit, RemarkView::id);
            });
  }

  private static RemarkView view(Row row) {
    return new RemarkView(
        row.getString("id"),
        row.getString("gate_id"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("topic"),
        row.getString("said_by"),
        row.getOffsetDateTime("said_at").toInstant(),
        row.getString("text"));
  }
}
