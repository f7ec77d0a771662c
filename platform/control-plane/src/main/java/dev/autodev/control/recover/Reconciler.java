package dev.autodev.control.recover;

import dev.autodev.control.dispatch.Outage;
import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks for what got lost, where {@link Trust} allows to call it so. */
@ApplicationScoped
public class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(5);

  @Inject StreamTail tail;
  @Inject Clock clock;
  @Inject ExpiredLeases leases;
  @Inject LostOrders orders;
  @Inject Sweep sweep;
  @Inject Trust trust;

  private final Outage outage = new Outage(LOG, "reconciling", "the timer tries again");
  private final AtomicBoolean busy = new AtomicBoolean();
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
          .with(done -> outage.worked(), this::failed);
    }
  }

  private void failed(Throwable e) {
    if (!stopped) {
      outage.failed(e);
    }
  }

  /** One look. */
  public Uni<Void> tick() {
    Instant now = clock.instant();
    return tail.range(Streams.EVENTS, "-", "+", Trust.BEHIND)
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .map(waiting -> trust.look(now, waiting.stream().map(StreamEntry::id).toList()))
        .chain(
            trusted ->
                trusted
                    ? leases.recover(trust.heardUntil()).chain(() -> orders.recover(now))
                    : Uni.createFrom().voidItem())
        .chain(() -> sweep.sweep(now));
  }
}
