package dev.autodev.control.audit;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.Page;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of the trail, newest first. */
@ApplicationScoped
public class AuditPages {
  private static final String COLUMNS =
      "id, at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details::text as"
          + " details";

  /** Parameters: before, most. */
  static final String ALL =
      "select %s from audit where id < $1 order by id desc limit $2".formatted(COLUMNS);

  /**
   * What is told of a workflow is told of itself, its tasks or its gates, so that one index finds
   * all of it. Parameters: before, most, subject.
   */
  static final String OF =
      """
      with subject as (
        select $3::text as id
        union all select id collate "default" from task where workflow_id = $3
        union all select id collate "default" from gate where workflow_id = $3)
      select %s from subject s cross join lateral (
        select a.* from audit a where a.subject_id = s.id and a.id < $1 order by a.id desc limit $2) found
      order by id desc limit $2"""
          .formatted(COLUMNS.replace("id, at,", "found.id, at,"));

  @Inject Pool pool;

  /** Of one subject or workflow, or all. */
  public Uni<Page<AuditView>> page(Optional<String> subject, int limit, long before) {
    return subject
        .map(id -> pool.preparedQuery(OF).execute(Tuple.of(before, limit + 1, withoutNul(id))))
        .orElseGet(() -> pool.preparedQuery(ALL).execute(Tuple.of(before, limit + 1)))
        .map(
            rows -> {
              List<AuditView> views = new ArrayList<>();
              rows.forEach(row -> views.add(view(row)));
              return Page.of(views, limit, view -> Long.toString(view.id()));
            });
  }

  private static String withoutNul(String subject) {
    if (subject.indexOf('\0') >= 0) {
      throw new ControlPlaneException.Invalid(
          "subject", "subject holds the character NUL, which nothing here has; leave it out");
    }
    return subject;
  }

  private static AuditView view(Row row) {
    return new AuditView(
        row.getLong("id"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        row.getString("actor_kind"),
        row.getString("action"),
        row.getString("subject_kind"),
        row.getString("subject_id"),
        row.getString("workflow_id"),
        Json.parse(row.getString("details")));
  }
}
