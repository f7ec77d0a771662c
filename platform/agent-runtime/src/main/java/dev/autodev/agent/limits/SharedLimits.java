package dev.autodev.agent.limits;

import dev.autodev.agent.report.Worker;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.limits.ProviderRefused;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The limits that all agents know together. Own notes hold at once and go to Redis one after the
 * other; what others noted is read at most once a second, when somebody is about to choose.
 */
@Singleton
public class SharedLimits implements LimitNotes {
  private static final Logger LOG = Logger.getLogger(SharedLimits.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final NotesInRedis redis;
  private final Clock clock;
  private final KnownNotes known = new KnownNotes();
  private final AtomicBoolean writing = new AtomicBoolean();
  private Instant readAt = Instant.MIN;
  private volatile boolean away;

  @Inject
  SharedLimits(ReactiveRedisDataSource redis, Worker worker) {
    this(redis, worker.clock());
  }

  SharedLimits(ReactiveRedisDataSource redis, Clock clock) {
    this.redis = new NotesInRedis(redis, clock);
    this.clock = clock;
  }

  @Override
  public void note(ProviderNote note) {
    known.add(WireNotes.of(note));
    write();
  }

  /** One at a time; what could not be written is kept and tried again with the next occasion. */
  private void write() {
    Optional<ProviderState> next = known.unwritten();
    if (next.isEmpty() || !writing.compareAndSet(false, true)) {
      return;
    }
    redis
        .write(next.get())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .subscribe()
        .with(
            done -> {
              known.written(next.get());
              writing.set(false);
              reached();
              write();
            },
            failure -> {
              writing.set(false);
              unreached(failure);
            });
  }

  @Override
  public synchronized void refresh() {
    Instant now = clock.instant();
    if (!readAt.equals(Instant.MIN) && Duration.between(readAt, now).abs().compareTo(EVERY) < 0) {
      return;
    }
    readAt = now;
    write();
    long begun = known.begin();
    try {
      List<ProviderState> found = redis.read().await().atMost(PATIENCE);
      known.read(found, begun);
      reached();
    } catch (RuntimeException e) { // whatever keeps Redis from answering
      unreached(e);
    }
  }

  private void reached() {
    away = false;
  }

  private void unreached(Throwable failure) {
    if (!away) {
      away = true;
      LOG.warnf(
          "limits of providers are not shared, Redis does not answer (%s); what this process knows"
              + " holds, tried again with the next session",
          failure.getMessage());
    }
  }

  @Override
  public Optional<ProviderLimit> limit(String provider, Instant now) {
    return known.limit(provider, now).map(WireNotes::limit);
  }

  @Override
  public Optional<ProviderRefused> refused(String provider) {
    return known.refused(provider).map(WireNotes::refused);
  }
}
