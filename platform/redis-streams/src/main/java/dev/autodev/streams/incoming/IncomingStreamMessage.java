package dev.autodev.streams.incoming;

import dev.autodev.streams.IncomingRedisStreamMetadata;
import dev.autodev.streams.group.Delivery;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message of an incoming channel; must be made on the channel's event loop. */
public final class IncomingStreamMessage<T>
    implements ContextAwareMessage<T>, MetadataInjectableMessage<T> {
  private final T payload;
  private final Settlement settlement;
  private final Delivery delivery;
  private Metadata metadata;

  IncomingStreamMessage(
      T payload, IncomingRedisStreamMetadata origin, Settlement settlement, Delivery delivery) {
    this.payload = payload;
    this.metadata = ContextAwareMessage.captureContextMetadata(origin);
    this.settlement = settlement;
    this.delivery = delivery;
  }

  Delivery delivery() {
    return delivery;
  }

  @Override
  public T getPayload() {
    return payload;
  }

  @Override
  public Metadata getMetadata() {
    return metadata;
  }

  /** Before the message is emitted. */
  @Override
  public void injectMetadata(Object more) {
    metadata = metadata.with(more);
  }

  @Override
  public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
    return ignored -> settlement.ack(this);
  }

  @Override
  public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
    return (reason, given) -> settlement.nack(this, reason, given);
  }
}
