package dev.autodev.control.access;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.Presented;
import dev.autodev.control.Principal;
import dev.autodev.control.view.TokenView;
import dev.autodev.model.TaskId;
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
import java.util.Locale;
import java.util.Optional;

/** The rows of tokens; each change is one statement with its line of the audit trail. */
@ApplicationScoped
public class TokenTable {
  private static final String COLUMNS =
      "id, person, kind, access, label, created_at, expires_at, revoked_at";

  private static final String CREATE =
      """
      with made as (
        insert into access_token (id, hash, person, kind, access, label, created_at, expires_at)
        select $1, $2, p.name, $4, $5, $6, $7, $8 from person p where p.name = $3 and p.disabled_at is null
        returning *),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $7, $9, $10, case kind when 'login' then 'person.login' else 'token.created' end, 'person', person,
               jsonb_build_object('token', id, 'kind', kind, 'access', access, 'label', label) from made)
      select %s from made"""
          .formatted(COLUMNS);

  /** Less than the token has, where the person has less by now. */
  private static final String PRESENT =
      """
      select t.id, t.person, t.kind, t.access, p.access as persons
      from access_token t join person p on p.name = t.person
      where t.hash = $1 and t.expires_at > $2 and t.revoked_at is null and p.disabled_at is null""";

  private static final String LIST =
      """
      select %s from access_token
      where expires_at > $1 and revoked_at is null and ($2::text is null or person = $2)
      order by created_at desc, id limit 1000"""
          .formatted(COLUMNS);

  private static final String REVOKE =
      """
      with ended as (
        update access_token set revoked_at = $2 where id = $1 and revoked_at is null returning *),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $2, $3, $4, case kind when 'login' then 'person.logout' else 'token.revoked' end, 'person', person,
               jsonb_build_object('token', id) from ended)
      select %1$s from ended
      union select %1$s from access_token where id = $1 and revoked_at is not null"""
          .formatted(COLUMNS);

  @Inject Pool pool;
  @Inject Clock clock;

  /** Makes one. */
  public Uni<NewToken> create(String person, AccessTokens.Asked asked, Principal by) {
    TokenText text = TokenText.fresh();
    Instant now = clock.instant();
    return pool.preparedQuery(CREATE)
        .execute(
            Tuple.from(
                List.of(
                    TaskId.next(clock).value(),
                    text.hash(),
                    person,
                    asked.kind().name().toLowerCase(Locale.ROOT),
                    asked.access().wireName(),
                    asked.label(),
                    utc(now),
                    utc(now.plus(asked.lasts())),
                    by.name(),
                    by.kind().name().toLowerCase(Locale.ROOT))))
        .map(rows -> new NewToken(text.text(), one(rows, "person", person)));
  }

  /** Who shows it. */
  public Uni<Optional<Presented>> present(String secret) {
    if (!secret.startsWith(TokenText.PREFIX)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return pool.preparedQuery(PRESENT)
        .execute(Tuple.of(new TokenText(secret).hash(), utc(clock.instant())))
        .map(rows -> rows.rowCount() == 0 ? Optional.empty() : presented(rows));
  }

  private static Optional<Presented> presented(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    String person = row.getString("person");
    return Optional.of(
        new Presented(
            row.getString("id"),
            "agent".equals(row.getString("kind"))
                ? Principal.agent(person)
                : Principal.human(person),
            Access.of(row.getString("access")).atMost(Access.of(row.getString("persons")))));
  }

  /** Those that hold. */
  public Uni<List<TokenView>> list(Optional<String> person) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(utc(clock.instant()), person.orElse(null)))
        .map(
            rows -> {
              List<TokenView> views = new ArrayList<>();
              rows.forEach(row -> views.add(view(row)));
              return List.copyOf(views);
            });
  }

  /** Ends one. */
  public Uni<TokenView> revoke(String id, Principal by) {
    return pool.preparedQuery(REVOKE)
        .execute(
            Tuple.of(
                id, utc(clock.instant()), by.name(), by.kind().name().toLowerCase(Locale.ROOT)))
        .map(rows -> one(rows, "token", id));
  }

  private static TokenView one(RowSet<Row> rows, String what, String id) {
    if (rows.rowCount() == 0) {
      throw new ControlPlaneException.NotFound(what, id);
    }
    return view(rows.iterator().next());
  }

  private static TokenView view(Row row) {
    OffsetDateTime revoked = row.getOffsetDateTime("revoked_at");
    return new TokenView(
        row.getString("id"),
        row.getString("person"),
        row.getString("kind"),
        row.getString("access"),
        row.getString("label"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("expires_at").toInstant(),
        revoked == null ? null : revoked.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
