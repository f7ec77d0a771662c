package dev.autodev.control.notify.plan;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.NotifySection;
import dev.autodev.control.notify.NotifySettings;
import dev.autodev.control.notify.Recipient;
import dev.autodev.control.notify.Urgency;
import dev.autodev.settings.LiveSettings;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts what is due into messages: what is new, what nobody answered, what is overdue. */
@ApplicationScoped
public class Planner {
  private static final int MOST = 500;
  private static final int FORGOTTEN = 1_000;
  private static final Duration FORGETS = Duration.ofHours(1);

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject LiveSettings settings;
  @Inject NotifyConfig config;

  private volatile Instant forgot = Instant.MIN;

  /** One look. */
  public Uni<Void> tick() {
    Instant now = clock.instant();
    NotifySettings to = NotifySection.now(settings);
    NotifySettings.Waits waits = to.waits();
    Targets routes = targets(to, now, urgency -> to.routes().getOrDefault(urgency, List.of()));
    Targets others = targets(to, now, urgency -> to.escalateTo());
    return plan(PlanSql.GATES, Tuple.of(MOST, utc(now.minus(config.every()))))
        .chain(
            () ->
                plan(
                    PlanSql.FIRST,
                    routes
                        .of(now)
                        .addValue(after(waits.remind()))
                        .addValue(after(waits.escalate()))))
        .chain(() -> plan(PlanSql.REMIND, routes.of(now).addValue(after(waits.remind()))))
        .chain(() -> plan(PlanSql.ESCALATE, others.of(now)))
        .chain(() -> forget(now));
  }

  private Uni<Void> plan(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  /** Once an hour, and again at once while there is more. */
  private Uni<Void> forget(Instant now) {
    if (!forgot.equals(Instant.MIN) && forgot.plus(FORGETS).isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(PlanSql.FORGET)
        .execute(Tuple.of(utc(now.minus(config.kept())), FORGOTTEN))
        .invoke(
            rows -> {
              if (rows.iterator().next().getLong("n") < FORGOTTEN) {
                forgot = now;
              }
            })
        .replaceWithVoid();
  }

  /** Zero is never. */
  private static @Nullable Interval after(Duration time) {
    return time.isZero() ? null : Interval.of().seconds((int) time.toSeconds());
  }

  private static Targets targets(
      NotifySettings settings, Instant now, Function<Urgency, List<String>> routes) {
    Targets targets = new Targets();
    Instant ready = now.plus(settings.waits().merge());
    for (Urgency urgency : Urgency.values()) {
      OffsetDateTime at = utc(settings.opens(urgency, ready));
      for (String name : routes.apply(urgency)) {
        ChannelSpec channel = settings.channels().get(name);
        if (channel != null) {
          channel.recipients().forEach(to -> targets.add(urgency, name, to, at));
        }
      }
    }
    return targets;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Who is told what when, as the statements want it. */
  private static final class Targets {
    private final List<String> urgencies = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final List<String> recipients = new ArrayList<>();
    private final List<OffsetDateTime> times = new ArrayList<>();

    void add(Urgency urgency, String channel, Recipient to, OffsetDateTime at) {
      urgencies.add(urgency.wireName());
      channels.add(channel);
      recipients.add(to.address());
      times.add(at);
    }

    Tuple of(Instant now) {
      return Tuple.tuple()
          .addOffsetDateTime(utc(now))
          .addInteger(MOST)
          .addArrayOfString(urgencies.toArray(String[]::new))
          .addArrayOfString(channels.toArray(String[]::new))
          .addArrayOfString(recipients.toArray(String[]::new))
          .addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new));
    }
  }
}
