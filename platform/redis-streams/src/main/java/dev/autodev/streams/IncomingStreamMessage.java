package dev.autodev.streams;

import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message of an incoming channel; must be made on the channel's event loop. */
final class IncomingStreamMessage<T> implements ContextAwareMessage<T> {
  private final T payload;
  private final Metadata metadata;
  private final Settlement settlement;
  private final Delivery delivery;

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

  @Override
  public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
    return ignored ->
        settlement.ack(delivery).emitOn(this::runOnMessageContext).subscribeAsCompletionStage();
  }

  @Override
  public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
    return (reason, ignored) ->
        settlement
            .nack(delivery, reason)
            .emitOn(this::runOnMessageContext)
            .subscribeAsCompletionStage();
  }
}
