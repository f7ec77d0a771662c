package dev.autodev.streams.incoming;

import dev.autodev.streams.ack.Acknowledging;
import dev.autodev.streams.fault.DeadLetters;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.retry.DelayedEntries;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** How a delivery ends that was not handled. Used on the channel's loop. */
final class Endings {
  private static final Logger LOG = Logger.getLogger(Endings.class);

  private final ChannelState state;
  private final Acknowledging acks;
  private final DeadLetters dead;
  private final DelayedEntries delayed;
  private final Hooks hooks;

  /** What the channel does then. */
  record Hooks(Runnable roomMade, Consumer<Duration> delayed, Consumer<Throwable> stop) {}

  Endings(
      ChannelState state,
      Acknowledging acks,
      DeadLetters dead,
      DelayedEntries delayed,
      Hooks hooks) {
    this.state = state;
    this.acks = acks;
    this.dead = dead;
    this.delayed = delayed;
    this.hooks = hooks;
  }

  Uni<Void> drop(Delivery delivery, Throwable reason) {
    return onLoop(
        () -> {
          LOG.warnf("%s rejected and dropped: %s", about(delivery), reason);
          return acks.ack(delivery);
        });
  }

  Uni<Void> bury(Delivery delivery, String reason) {
    return onLoop(
        () -> {
          LOG.warnf(
              "%s dead-lettered to %s: %s",
              about(delivery), state.settings().ending().deadStream(), reason);
          return dead.add(delivery, reason)
              .emitOn(state.loop())
              .invoke(
                  () ->
                      delivery
                          .ids()
                          .forEach(
                              (lane, ids) ->
                                  state.meters().deadLettered(lane.stream(), ids.size())))
              .flatMap(ignored -> acks.ack(delivery));
        });
  }

  Uni<Void> delay(Delivery delivery, Duration delay, Throwable reason) {
    return onLoop(
        () ->
            delayed
                .add(delivery, delay)
                .emitOn(state.loop())
                .invoke(
                    () -> {
                      LOG.infof(
                          "%s rejected, tried again in %s: %s", about(delivery), delay, reason);
                      delivery
                          .ids()
                          .forEach(
                              (lane, ids) -> {
                                lane.delayed(true);
                                state.meters().delayed(lane.stream(), ids.size());
                              });
                      delivery.close();
                      hooks.delayed().accept(delay);
                      hooks.roomMade().run();
                    }));
  }

  Uni<Void> stop(Delivery delivery, Throwable reason) {
    return onLoop(
        () -> {
          LOG.errorf(
              reason,
              "%s rejected; they stay pending and the channel stops until a restart",
              about(delivery));
          hooks.stop().accept(reason);
          return Uni.createFrom().failure(new Stopped(reason));
        });
  }

  private Uni<Void> onLoop(java.util.function.Supplier<Uni<Void>> ending) {
    return Uni.createFrom().voidItem().emitOn(state.loop()).flatMap(ignored -> ending.get());
  }

  private String about(Delivery delivery) {
    return "channel=%s entries=%s".formatted(state.settings().channel(), delivery.ids().values());
  }

  /** The rejection is answered with the failure itself: that is what the strategy wants. */
  static final class Stopped extends RuntimeException {
    Stopped(Throwable reason) {
      super(reason);
    }
  }
}
