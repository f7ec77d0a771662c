package dev.autodev.control.access;

import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.view.PersonView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of people; each change is one statement with its line of the audit trail. */
@ApplicationScoped
public class PersonTable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final String COLUMNS = "name, access, created_at, disabled_at, issuer";
  private static final String TOLD =
      """
      , told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $1, $2, $3, '%s', 'person', name, jsonb_build_object('access', access) from changed)
      select name, access, created_at, disabled_at, issuer from changed""";

  private static final String ADD =
      """
      with changed as (
        insert into person (name, password, access, created_at) values ($4, $5, $6, $1)
        on conflict (name) do nothing returning *)"""
          + TOLD.formatted("person.added");

  /** Two who are first at once wait for each other. */
  private static final String ADD_FIRST =
      """
      with alone as (select pg_advisory_xact_lock(4031986)),
      changed as (
        insert into person (name, password, access, created_at)
        select $4, $5, 'admin', $1 from alone where not exists (select from person)
        on conflict (name) do nothing returning *)"""
          + TOLD.formatted("person.added");

  private static final String ENDED =
      ", ended as (update access_token t set revoked_at = $1 from changed c where t.person = c.name"
          + " and t.revoked_at is null)";

  private static final String PASSWORD =
      "with changed as (update person set password = $5 where name = $4 and password is not null"
          + " returning *)"
          + ENDED
          + TOLD.formatted("person.password");

  private static final String ACCESS =
      "with changed as (update person set access = $5 where name = $4 returning *)"
          + TOLD.formatted("person.access");

  private static final String DISABLE =
      "with changed as (update person set disabled_at = coalesce(disabled_at, $1) where name = $4"
          + " returning *)"
          + ENDED
          + TOLD.formatted("person.disabled");

  private static final String LAST_ADMIN =
      """
      select exists (select from person where access = 'admin' and disabled_at is null and name <> $1) as another,
             exists (select from person where access = 'admin' and disabled_at is null and name = $1) as admin""";

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject Passwords passwords;

  /** What the door looks at. */
  record Known(String password, Access access) {}

  Uni<Optional<Known>> known(String name) {
    return pool.preparedQuery(
            "select password, access from person where name = $1 and password is not null and"
                + " disabled_at is null")
        .execute(Tuple.of(name))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(
                        new Known(
                            rows.iterator().next().getString("password"),
                            Access.of(rows.iterator().next().getString("access")))));
  }

  /** Whether there is anybody. */
  public Uni<Boolean> any() {
    return pool.query("select exists (select from person) as any")
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("any"));
  }

  /** Refuses a name that is taken. */
  public Uni<PersonView> add(String name, String password, Access access, Principal by) {
    return added(ADD, name, password, by, access.wireName(), "there is a person '%s' already");
  }

  /** Refused as soon as there is anybody. */
  public Uni<PersonView> addFirst(String name, String password) {
    return added(
        ADD_FIRST,
        name,
        password,
        Principal.human(name),
        null,
        "there are people already, so '%s' is not the first; an admin adds the others");
  }

  /** Refuses what cannot be a name. */
  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ControlPlaneException.Invalid(
          "name", "a name has 1 to 64 characters of a-z, 0-9 and . _ @ -");
    }
  }

  private Uni<PersonView> added(
      String sql,
      String name,
      String password,
      Principal by,
      @Nullable String access,
      String refusal) {
    checkName(name);
    return passwords
        .hash(password)
        .chain(
            hash -> {
              Tuple values = told(by).addString(name).addString(hash);
              return pool.preparedQuery(sql)
                  .execute(access == null ? values : values.addString(access));
            })
        .map(
            rows -> {
              if (rows.rowCount() == 0) {
                throw new ControlPlaneException.Conflict(refusal.formatted(name), "taken");
              }
              return view(rows.iterator().next());
            });
  }

  /** Another password; of nobody who comes in without one. */
  public Uni<PersonView> password(String name, String password, Principal by) {
    return passwords
        .hash(password)
        .chain(hash -> changed(PASSWORD, name, hash, by))
        .onFailure(ControlPlaneException.NotFound.class)
        .transform(e -> new ControlPlaneException.NotFound("person with a password called", name));
  }

  /** More or less to do. */
  public Uni<PersonView> access(String name, Access access, Principal by) {
    Uni<Void> allowed =
        access == Access.ADMIN ? Uni.createFrom().voidItem() : anotherAdminStays(name);
    return allowed.chain(() -> changed(ACCESS, name, access.wireName(), by));
  }

  /** Lets nobody in by that name. */
  public Uni<PersonView> disable(String name, Principal by) {
    return anotherAdminStays(name).chain(() -> changed(DISABLE, name, null, by));
  }

  private Uni<Void> anotherAdminStays(String name) {
    return pool.preparedQuery(LAST_ADMIN)
        .execute(Tuple.of(name))
        .invoke(
            rows -> {
              Row row = rows.iterator().next();
              if (row.getBoolean("admin") && !row.getBoolean("another")) {
                throw new ControlPlaneException.Conflict(
                    "'%s' is the last admin; make another one first".formatted(name), "last-admin");
              }
            })
        .replaceWithVoid();
  }

  private Uni<PersonView> changed(String sql, String name, @Nullable String value, Principal by) {
    Tuple values = told(by).addString(name);
    return pool.preparedQuery(sql)
        .execute(value == null ? values : values.addString(value))
        .map(rows -> one(rows, name));
  }

  /** All of them. */
  public Uni<List<PersonView>> list() {
    return pool.query("select " + COLUMNS + " from person order by name limit 10000")
        .execute()
        .map(
            rows -> {
              List<PersonView> views = new ArrayList<>();
              rows.forEach(row -> views.add(view(row)));
              return List.copyOf(views);
            });
  }

  private Tuple told(Principal by) {
    return Tuple.of(
        clock.instant().atOffset(ZoneOffset.UTC),
        by.name(),
        by.kind().name().toLowerCase(Locale.ROOT));
  }

  private static PersonView one(RowSet<Row> rows, String name) {
    if (rows.rowCount() == 0) {
      throw new ControlPlaneException.NotFound("person", name);
    }
    return view(rows.iterator().next());
  }

  private static PersonView view(Row row) {
    OffsetDateTime disabled = row.getOffsetDateTime("disabled_at");
    return new PersonView(
        row.getString("name"),
        row.getString("access"),
        row.getOffsetDateTime("created_at").toInstant(),
        disabled == null ? null : disabled.toInstant(),
        row.getString("issuer"));
  }
}
