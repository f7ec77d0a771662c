package dev.autodev.control.notify.send;

import dev.autodev.control.notify.NotifyConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of messages on their way. */
@ApplicationScoped
class Outbox {
  @Inject Pool pool;
  @Inject Clock clock;
  @Inject NotifyConfig config;

  /** At most one for each channel. */
  Uni<List<Leased>> lease() {
    return pool.preparedQuery(SendSql.LEASE)
        .execute(Tuple.of(now(), interval(config.pace()), interval(config.lease())))
        .map(
            rows -> {
              List<Leased> leased = new ArrayList<>();
              rows.forEach(
                  row ->
                      leased.add(
                          new Leased(
                              row.getString("id"),
                              row.getString("channel"),
                              row.getString("recipient"),
                              row.getInteger("attempts"),
                              row.getOffsetDateTime("created_at").toInstant())));
              return List.copyOf(leased);
            });
  }

  Uni<Void> sent(Leased message) {
    return mark(SendSql.SENT, of(message).addOffsetDateTime(now()));
  }

  Uni<Void> again(Leased message, Instant notBefore, String reason) {
    return mark(SendSql.AGAIN, of(message).addOffsetDateTime(utc(notBefore)).addString(reason));
  }

  /** The channel as a whole waits. */
  Uni<Void> slower(Leased message, Instant notBefore, String reason) {
    return mark(SendSql.SLOWER, Tuple.of(message.channel(), utc(notBefore)))
        .chain(
            () ->
                mark(
                    SendSql.UNTRIED,
                    of(message).addOffsetDateTime(utc(notBefore)).addString(reason)))
        .chain(() -> again(message, notBefore, reason));
  }

  Uni<Void> dead(Leased message, String reason) {
    return mark(SendSql.ENDED, of(message).addString("dead").addString(reason));
  }

  Uni<Void> dropped(Leased message) {
    return mark(
        SendSql.ENDED, of(message).addString("dropped").addString("nobody waited for it any more"));
  }

  private static Tuple of(Leased message) {
    return Tuple.tuple().addString(message.id()).addInteger(message.attempt());
  }

  private Uni<Void> mark(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Interval interval(Duration time) {
    return Interval.of().seconds((int) time.toSeconds()).microseconds(time.toMillisPart() * 1_000);
  }
}
