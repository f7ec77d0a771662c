package dev.autodev.control.pulse;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/**
 * Keeps what each process counted: a row of each minute and process, as it stands by then. A
 * process that is killed takes the last seconds with it, and nothing else.
 */
@ApplicationScoped
public class Pulse {
  /** How far back it is shown. */
  public static final int MINUTES = 60;

  private static final Logger LOG = Logger.getLogger(Pulse.class);
  private static final Duration AT_THE_END = Duration.ofSeconds(2);

  private static final String KEEP =
      """
      with old as (delete from pulse where minute < $5)
      insert into pulse (process, minute, done, stopped)
      select $1, m.minute, m.done, m.stopped from unnest($2::timestamptz[], $3::int[], $4::int[]) as m (minute, done, stopped)
      on conflict (minute, process) do update set done = excluded.done, stopped = excluded.stopped""";

  private static final String OTHERS =
      """
      select minute, sum(done)::int as done, sum(stopped)::int as stopped
      from pulse where minute >= $2 and process <> $1 group by minute""";

  @Inject Pool pool;
  @Inject OwnMinutes own;

  private final String process = UUID.randomUUID().toString();
  private final Looks looks =
      new Looks(
          this::keep, new Outage(LOG, "keeping the pulse", "its figures wait for the next look"));
  private volatile List<Minute> kept = List.of();

  /** Keeps what is new, unless that is under way. */
  public void wake() {
    looks.wake();
  }

  /** The last look. */
  public void stop() {
    looks.stop();
    try {
      keep().await().atMost(AT_THE_END);
    } catch (RuntimeException e) {
      LOG.debugf("the last seconds of the pulse are not kept: %s", e.getMessage());
    }
  }

  /** Writes what changed since the last time. */
  public Uni<Void> keep() {
    List<Minute> all = own.since(own.now() - MINUTES + 1);
    List<Minute> before = kept;
    List<Minute> changed = all.stream().filter(minute -> !before.contains(minute)).toList();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                process,
                changed.stream().map(one -> start(one.at())).toArray(OffsetDateTime[]::new),
                changed.stream().map(Minute::done).toArray(Integer[]::new),
                changed.stream().map(Minute::stopped).toArray(Integer[]::new),
                start(own.now() - MINUTES)))
        .invoke(written -> kept = all)
        .replaceWithVoid();
  }

  /** The last hour by the minute, of all processes, those in which nothing ended too. */
  public Uni<List<Minute>> hour() {
    long last = own.now();
    long first = last - MINUTES + 1;
    return pool.preparedQuery(OTHERS)
        .execute(Tuple.of(process, start(first)))
        .map(rows -> sum(rows, first, last));
  }

  private List<Minute> sum(RowSet<Row> rows, long first, long last) {
    Map<Long, Minute> all = new TreeMap<>();
    LongStream.rangeClosed(first, last).forEach(at -> all.put(at, new Minute(at, 0, 0)));
    rows.forEach(
        row -> {
          long at = row.getOffsetDateTime("minute").toEpochSecond() / 60;
          all.computeIfPresent(
              at,
              (key, minute) ->
                  minute.plus(new Minute(at, row.getInteger("done"), row.getInteger("stopped"))));
        });
    own.since(first).forEach(mine -> all.computeIfPresent(mine.at(), (at, sum) -> sum.plus(mine)));
    return List.copyOf(all.values());
  }

  private static OffsetDateTime start(long minute) {
    return Instant.ofEpochSecond(minute * 60).atOffset(ZoneOffset.UTC);
  }
}
