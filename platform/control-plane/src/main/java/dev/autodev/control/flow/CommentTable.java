package dev.autodev.control.flow;

import dev.autodev.control.Principal;
import dev.autodev.control.view.CommentView;
import dev.autodev.model.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of what people say about gates. */
@ApplicationScoped
public class CommentTable {
  private static final int MOST = 500;

  private static final String OF =
      "select * from (select * from gate_comment where gate_id = $1 order by id desc limit "
          + MOST
          + ") newest order by id";

  /** With its line of the audit trail. */
  private static final String SAY =
      """
      with said as (
        insert into gate_comment (id, gate_id, said_by, text, said_at) values ($1, $2, $3, $4, $5) returning *),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details)
        select $5, $3, $6, 'gate.discussed', 'gate', g.id, g.workflow_id,
               jsonb_build_object('comment', s.id, 'text', s.text)
        from said s join gate g on g.id = s.gate_id)
      select * from said""";

  @Inject Pool pool;
  @Inject Clock clock;

  /** The newest of one gate, oldest first. */
  public Uni<List<CommentView>> of(String gate) {
    return pool.preparedQuery(OF).execute(Tuple.of(gate)).map(CommentTable::views);
  }

  /** Keeps it. */
  public Uni<CommentView> say(String gate, String text, Principal by) {
    return pool.preparedQuery(SAY)
        .execute(
            Tuple.of(
                TaskId.next(clock).value(),
                gate,
                by.name(),
                text,
                clock.instant().atOffset(ZoneOffset.UTC),
                by.kind().name().toLowerCase(Locale.ROOT)))
        .map(rows -> views(rows).getFirst());
  }

  private static List<CommentView> views(Iterable<Row> rows) {
    List<CommentView> views = new ArrayList<>();
    for (Row row : rows) {
      views.add(
          new CommentView(
              row.getString("id"),
              row.getString("said_by"),
              row.getOffsetDateTime("said_at").toInstant(),
              row.getString("text")));
    }
    return List.copyOf(views);
  }
}
