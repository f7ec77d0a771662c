package dev.autodev.control.template;

import dev.autodev.control.NewTemplate;
import dev.autodev.control.Principal;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.view.TemplateView;
import dev.autodev.model.json.Json;
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
import java.util.Optional;

/** Keeps templates; with the same statement each change is in the audit trail, with all of it. */
@ApplicationScoped
public class TemplateTable {
  /** Another one whenever the template is. */
  private static final String VERSION =
      "left(encode(sha256(convert_to(body::text, 'UTF8')), 'hex'), 16)";

  private static final String ALL =
      "select body::text as body, %s as version, changed_by, changed_at from task_template"
          .formatted(VERSION);

  private static final String TRAIL =
      """
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $2, $3, $4, action, 'template', name, body from done)
      select name from done""";

  private static final String MAKE =
      """
      with done as (
        insert into task_template (name, body, changed_by, changed_at)
        values ($1, $5::text::jsonb, $3, $2)
        on conflict (name) do nothing returning name, body, 'template.created' as action),
      """
          + TRAIL;

  private static final String CHANGE =
      """
      with done as (
        update task_template set body = $5::text::jsonb, changed_by = $3, changed_at = $2
        where name = $1 and %s = $6
        returning name, body, 'template.changed' as action),
      """
              .formatted(VERSION)
          + TRAIL;

  private static final String DELETE =
      """
      with done as (
        delete from task_template where name = $1 returning name, body, 'template.deleted' as action),
      """
          + TRAIL;

  @Inject Pool pool;
  @Inject Clock clock;

  /** All, by name. */
  public Uni<List<TemplateView>> list() {
    return pool.query(ALL + " order by name")
        .execute()
        .map(
            rows -> {
              List<TemplateView> all = new ArrayList<>();
              rows.forEach(row -> all.add(view(row)));
              return all;
            });
  }

  /** The one of that name. */
  public Uni<Optional<TemplateView>> find(String name) {
    return pool.preparedQuery(ALL + " where name = $1")
        .execute(Tuple.of(Jsonb.plain(name)))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(view(rows.iterator().next())));
  }

  /** False: there is one of that name. */
  public Uni<Boolean> make(NewTemplate template, Principal by) {
    return run(MAKE, of(template.name(), by).addString(Jsonb.text(template)));
  }

  /** False: there is none of that name and version. */
  public Uni<Boolean> change(NewTemplate template, String version, Principal by) {
    return run(
        CHANGE,
        of(template.name(), by).addString(Jsonb.text(template)).addString(Jsonb.plain(version)));
  }

  /** False: there is none of that name. */
  public Uni<Boolean> delete(String name, Principal by) {
    return run(DELETE, of(Jsonb.plain(name), by));
  }

  private Uni<Boolean> run(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).map(rows -> rows.size() > 0);
  }

  private Tuple of(String name, Principal by) {
    return Tuple.tuple()
        .addString(name)
        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
        .addString(by.name())
        .addString(by.kind().name().toLowerCase(Locale.ROOT));
  }

  private static TemplateView view(Row row) {
    NewTemplate template = Json.read(row.getString("body"), NewTemplate.class);
    return new TemplateView(
        template,
        List.copyOf(template.asks()),
        row.getString("version"),
        row.getString("changed_by"),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
