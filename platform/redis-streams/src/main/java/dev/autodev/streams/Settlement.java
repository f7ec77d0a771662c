package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Ends a delivery: acknowledged, dead-lettered, ignored, or left pending for ever. */
final class Settlement {
  private static final Logger LOG = Logger.getLogger(Settlement.class);

  private final IncomingSettings settings;
  private final AckQueue acks;
  private final DeadLetters dead;
  private final ChannelMeters meters;
  private final Loop loop;
  private final Runnable roomMade;
  private final Consumer<Throwable> stop;

  Settlement(
      IncomingSettings settings,
      RedisLink link,
      Loop loop,
      ChannelMeters meters,
      Runnable roomMade,
      Consumer<Throwable> stop) {
    this.settings = settings;
    this.acks = new AckQueue(settings, link, loop);
    this.dead = new DeadLetters(settings, link);
    this.loop = loop;
    this.meters = meters;
    this.roomMade = roomMade;
    this.stop = stop;
  }

  Uni<Void> ack(Delivery delivery) {
    return once(delivery, Uni.createFrom().deferred(() -> acknowledge(delivery)));
  }

  Uni<Void> nack(Delivery delivery, Throwable reason) {
    return once(
        delivery,
        Uni.createFrom()
            .deferred(
                () ->
                    switch (settings.failureStrategy()) {
                      case FAIL -> fail(delivery, reason);
                      case IGNORE -> ignore(delivery, reason);
                      case DEAD_LETTER -> bury(delivery, String.valueOf(reason));
                    }));
  }

  /** For what must not reach the application at all. */
  Uni<Void> deadLetter(Delivery delivery, String reason) {
    return once(delivery, Uni.createFrom().deferred(() -> bury(delivery, reason)));
  }

  private Uni<Void> once(Delivery delivery, Uni<Void> ending) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(loop)
        .flatMap(ignored -> delivery.settle() ? ending : Uni.createFrom().voidItem());
  }

  private Uni<Void> acknowledge(Delivery delivery) {
    return acks.add(delivery)
        .invoke(
            () -> {
              delivery.ids().forEach((lane, ids) -> meters.acknowledged(lane.stream(), ids.size()));
              delivery.close();
              roomMade.run();
            });
  }

  private Uni<Void> fail(Delivery delivery, Throwable reason) {
    LOG.errorf(
        reason,
        "channel=%s entries=%s rejected; they stay pending and the channel stops until a restart",
        settings.channel(),
        delivery.ids().values());
    stop.accept(reason);
    return Uni.createFrom().failure(reason);
  }

  private Uni<Void> ignore(Delivery delivery, Throwable reason) {
    LOG.warnf(
        "channel=%s entries=%s rejected and dropped: %s",
        settings.channel(), delivery.ids().values(), reason);
    return acknowledge(delivery);
  }

  private Uni<Void> bury(Delivery delivery, String reason) {
    LOG.warnf(
        "channel=%s entries=%s dead-lettered to %s: %s",
        settings.channel(), delivery.ids().values(), settings.deadLetterStream(), reason);
    return dead.add(delivery, reason)
        .emitOn(loop)
        .invoke(
            () ->
                delivery
                    .ids()
                    .forEach((lane, ids) -> meters.deadLettered(lane.stream(), ids.size())))
        .flatMap(ignored -> acknowledge(delivery));
  }
}
