package dev.autodev.streams.ack;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;

/** A message is acknowledged when Redis says so: what was acknowledged never comes again. */
public final class AwaitedAcks implements Acknowledging {
  private final AckQueue queue;
  private final ChannelMeters meters;
  private final Runnable roomMade;

  public AwaitedAcks(AckQueue queue, ChannelState state, Runnable roomMade) {
    this.queue = queue;
    this.meters = state.meters();
    this.roomMade = roomMade;
  }

  @Override
  public Uni<Void> ack(Delivery delivery) {
    delivery.leave(); // the application is done with it: the next one need not wait for the answer
    roomMade.run();
    return queue
        .add(delivery)
        .invoke(
            () -> {
              Acknowledging.count(meters, delivery);
              delivery.release();
            });
  }

  @Override
  public void flush() {
    // Nothing ever waits: the queue sends at once.
  }
}
