package dev.autodev.streams.incoming;

import dev.autodev.streams.Rejected;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.group.Delivery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A delivery that the application rejected, as failure strategies see it. */
record RejectedDelivery(
    String channel, Delivery delivery, Throwable reason, Metadata metadata, Endings endings)
    implements Rejected {

  @Override
  public List<StreamEntry> entries() {
    return List.copyOf(delivery.entries());
  }

  @Override
  public long deliveries() {
    return delivery.deliveries();
  }

  @Override
  public Uni<Void> drop() {
    return endings.drop(delivery, reason);
  }

  @Override
  public Uni<Void> deadLetter(String why) {
    return endings.bury(delivery, why);
  }

  @Override
  public Uni<Void> retryAfter(Duration delay) {
    return endings.delay(delivery, delay, reason);
  }

  @Override
  public Uni<Void> stopChannel() {
    return endings.stop(delivery, reason);
  }
}
