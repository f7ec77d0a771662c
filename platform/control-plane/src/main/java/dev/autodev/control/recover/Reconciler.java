package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks for what got lost. After an outage of its own or of a server it first waits a lease long:
 * the workers' heartbeats of that time are still on their way.
 */
@ApplicationScoped
public class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(5);

  /** With more events than this to be applied, nothing is called lost. */
  private static final int BEHIND = 512;

  @Inject ControlPlaneConfig config;
  @Inject StreamTail tail;
  @Inject Clock clock;
  @Inject ExpiredLeases leases;
  @Inject LostOrders orders;
  @Inject Sweep sweep;

  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Instant lastLook = Instant.MIN;
  private volatile Instant trustFrom = Instant.MIN;
  private volatile String oldestEvent = "";
  private volatile Instant oldestSince = Instant.MIN;
  private volatile boolean stopped;

  /** No further look. */
  public void stop() {
    stopped = true;
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    if (!stopped && busy.compareAndSet(false, true)) {
      Uni.createFrom()
          .deferred(this::tick)
          .onTermination()
          .invoke(() -> busy.set(false))
          .subscribe()
          .with(done -> {}, this::failed);
    }
  }

  private void failed(Throwable e) {
    if (!stopped) {
      LOG.warnf("reconciling failed (%s); the timer tries again", e);
    }
  }

  /** One look. */
  public Uni<Void> tick() {
    Instant now = clock.instant();
    return behind(now)
        .chain(
            behind -> {
              noticeOutage(now);
              boolean trusted = !behind && !now.isBefore(trustFrom);
              return (trusted
                      ? leases.recover(now).chain(() -> orders.recover(now))
                      : Uni.createFrom().voidItem())
                  .chain(() -> sweep.sweep(now));
            });
  }

  private Uni<Boolean> behind(Instant now) {
    return tail.range(Streams.EVENTS, "-", "+", BEHIND)
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .map(waiting -> waiting.size() >= BEHIND || waitsSinceLastLook(waiting, now));
  }

  /**
   * An event that is with a control plane which died may be the very one that is missed; it comes
   * as soon as somebody takes it over. Should nobody do so, it is not waited for longer than this.
   */
  private boolean waitsSinceLastLook(List<StreamEntry> waiting, Instant now) {
    String oldest = waiting.isEmpty() ? "" : waiting.getFirst().id();
    if (oldest.isEmpty() || !oldest.equals(oldestEvent)) {
      oldestEvent = oldest;
      oldestSince = now;
      return false;
    }
    return now.isBefore(oldestSince.plus(config.lease().multipliedBy(2)));
  }

  private void noticeOutage(Instant now) {
    Duration usual = config.reconcileEvery().multipliedBy(2).plus(config.lease().dividedBy(3));
    if (lastLook.equals(Instant.MIN) || lastLook.plus(usual).isBefore(now)) {
      trustFrom = now.plus(config.lease());
    }
    lastLook = now;
  }
}
