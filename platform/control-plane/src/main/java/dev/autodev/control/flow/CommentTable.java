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
  private static final String SAID =
      """
      with said as (
        insert into gate_comment (id, gate_id, said_by, text, said_at)
        select $1, $2, $3, $4, $5 where %s returning *),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details)
        select $5, $3, $6, 'gate.discussed', 'gate', g.id, g.workflow_id,
               jsonb_build_object('comment', s.id, 'text', s.text)
        from said s join gate g on g.id = s.gate_id)
      select * from said""";

  private static final String SAY = SAID.formatted("true");

  private static final String SAY_ONCE =
      SAID.formatted(
          "not exists (select from gate_comment where gate_id = $2 and said_by = $3 and text = $4)");

  /** Two that say the same come one after the other. */
  private static final String LOCK = "select from gate where id = $1 for update";

  @Inject Pool pool;
  @Inject Clock clock;

  /** The newest of one gate, oldest first. */
  public Uni<List<CommentView>> of(String gate) {
    return pool.preparedQuery(OF).execute(Tuple.of(gate)).map(CommentTable::views);
  }

  /** Keeps it. */
  public Uni<CommentView> say(String gate, String text, Principal by) {
    return pool.preparedQuery(SAY)
        .execute(values(gate, text, by))
        .map(rows -> views(rows).getFirst());
  }

  /** Keeps it if the same does not say so there already; answers whether it is new. */
  public Uni<Boolean> sayOnce(String gate, String text, Principal by) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(gate))
                .chain(() -> connection.preparedQuery(SAY_ONCE).execute(values(gate, text, by)))
                .map(rows -> rows.size() > 0));
  }

  private Tuple values(String gate, String text, Principal by) {
    return Tuple.of(
        TaskId.next(clock).value(),
        gate,
        by.name(),
        text,
        clock.instant().atOffset(ZoneOffset.UTC),
        by.kind().name().toLowerCase(Locale.ROOT));
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
