package dev.autodev.control.access;

import dev.autodev.control.ControlPlaneException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Who failed often waits before the next try, twice as long each time. It counts by name and
 * address together, so that nobody can shut a person out from elsewhere for long, by address alone
 * for one who tries many names, and by name alone for many who try one.
 */
@ApplicationScoped
class LoginFailures {
  private static final Duration FORGOTTEN = Duration.ofHours(24);
  private static final String BLOCKED =
      "select max(blocked_until) as until from login_failure where who = any ($1::text[])";

  /** Beyond what is free, waits of 1, 2, 4 … seconds, 900 at most. */
  private static final String FAILED =
      """
      insert into login_failure as f (who, failures, blocked_until, last_at) values ($1, 1, $3, $3)
      on conflict (who) do update
      set failures = f.failures + 1, last_at = $3,
          blocked_until = case when f.failures + 1 < $2 then $3
                          else $3 + make_interval(secs => least(900, power(2, least(20, f.failures + 1 - $2)))) end""";

  private static final String FORGET = "delete from login_failure where who = $1 or last_at < $2";

  @Inject Pool pool;
  @Inject Clock clock;

  /** Refuses one who has to wait. */
  Uni<Void> check(String name, String from) {
    Instant now = clock.instant();
    return pool.preparedQuery(BLOCKED)
        .execute(Tuple.of(Counted.of(name, from).stream().map(Counted::who).toArray(String[]::new)))
        .invoke(
            rows -> {
              OffsetDateTime until = rows.iterator().next().getOffsetDateTime("until");
              if (until != null && until.toInstant().isAfter(now)) {
                throw new ControlPlaneException.Busy(
                    "Too many logins failed", Duration.between(now, until.toInstant()));
              }
            })
        .replaceWithVoid();
  }

  Uni<Void> failed(String name, String from) {
    OffsetDateTime now = utc(clock.instant());
    return pool.preparedQuery(FAILED)
        .executeBatch(
            Counted.of(name, from).stream()
                .map(counted -> Tuple.of(counted.who(), counted.free(), now))
                .toList())
        .replaceWithVoid();
  }

  /** Those of that name and address are forgotten, and so is what is old. */
  Uni<Void> succeeded(String name, String from) {
    return pool.preparedQuery(FORGET)
        .execute(
            Tuple.of(
                Counted.of(name, from).getFirst().who(), utc(clock.instant().minus(FORGOTTEN))))
        .replaceWithVoid();
  }

  /** What is counted, and how many failures are free. */
  private record Counted(String who, int free) {
    static List<Counted> of(String name, String from) {
      return List.of(
          new Counted(name + " from " + from, 5),
          new Counted("from " + from, 20),
          new Counted("as " + name, 50));
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
