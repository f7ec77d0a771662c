package dev.autodev.control.access;

import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.OutsideAccount;
import dev.autodev.control.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Where people come in for whom a provider of logins vouches; it says what they may do. */
@ApplicationScoped
public class ProvidersDoor {
  private static final String NAME_IS_TAKEN = "23505";

  /** Who is known keeps the first name, and may do what the provider says by now. */
  private static final String ENTER =
      """
      with before as (select access from person where issuer = $4 and subject = $5),
      entered as (
        insert into person (name, access, created_at, issuer, subject) values ($2, $3, $1, $4, $5)
        on conflict (issuer, subject) where subject is not null
        do update set access = excluded.access where person.disabled_at is null
        returning name, access),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $1, e.name, 'human', case when exists (select from before) then 'person.access' else 'person.added' end,
               'person', e.name, jsonb_build_object('access', e.access, 'issuer', $4::text)
        from entered e where not exists (select from before b where b.access = e.access))
      select name from entered""";

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject TokenTable tokens;

  /** A login; refuses who is disabled here, and a name that is somebody else's. */
  public Uni<NewToken> login(OutsideAccount account, String from, Duration lasts) {
    return entered(account)
        .flatMap(
            name ->
                tokens.create(
                    name,
                    new AccessTokens.Asked(
                        AccessTokens.Kind.LOGIN,
                        account.access(),
                        "by " + account.issuer() + " from " + from,
                        lasts),
                    Principal.human(name)));
  }

  private Uni<String> entered(OutsideAccount account) {
    PersonTable.checkName(account.name());
    return pool.preparedQuery(ENTER)
        .execute(
            Tuple.from(
                List.of(
                    clock.instant().atOffset(ZoneOffset.UTC),
                    account.name(),
                    account.access().wireName(),
                    account.issuer(),
                    account.subject())))
        .map(rows -> name(rows, account))
        .onFailure(ProvidersDoor::isTaken)
        .transform(
            e ->
                new ControlPlaneException.Conflict(
                    "'%s' is somebody else here already; an admin of %s gives this account another name"
                        .formatted(account.name(), account.issuer()),
                    "taken"));
  }

  private static String name(RowSet<Row> rows, OutsideAccount account) {
    if (rows.rowCount() == 0) {
      throw new ControlPlaneException.Forbidden(
          "'%s' is disabled here; an admin knows why".formatted(account.name()));
    }
    return rows.iterator().next().getString("name");
  }

  private static boolean isTaken(Throwable e) {
    return e instanceof PgException refused && NAME_IS_TAKEN.equals(refused.getSqlState());
  }
}
