package dev.autodev.streams.ack;

import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;

/** Takes a delivery that ended well out of the pending list and makes room for the next. */
public sealed interface Acknowledging permits AwaitedAcks, BatchedAcks {
  /** Completes on the channel's loop when Redis has removed the entries. Called on the loop. */
  Uni<Void> ack(Delivery delivery);

  /** Whatever waits goes to Redis now. Called on the loop. */
  void flush();

  static void count(ChannelMeters meters, Delivery delivery) {
    delivery.ids().forEach((lane, ids) -> meters.acknowledged(lane.stream(), ids.size()));
  }
}
