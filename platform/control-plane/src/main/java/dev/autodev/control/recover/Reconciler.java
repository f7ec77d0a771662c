package dev.autodev.control.recover;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  private final Looks looks =
      new Looks(this::tick, new Outage(LOG, "reconciling", "the timer tries again"));

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
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
