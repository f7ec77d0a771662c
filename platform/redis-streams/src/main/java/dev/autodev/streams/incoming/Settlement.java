package dev.autodev.streams.incoming;

import dev.autodev.streams.FailureHandler;
import dev.autodev.streams.ack.Acknowledging;
import dev.autodev.streams.ack.BatchedAcks;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.link.RedisLink;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Ends each delivery once: acknowledged, or as the failure strategy decides. */
final class Settlement {
  private static final Logger LOG = Logger.getLogger(Settlement.class);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final ChannelState state;
  private final Acknowledging acks;
  private final FailureHandler failures;
  private final Endings endings;

  Settlement(ChannelState state, Acknowledging acks, FailureHandler failures, Endings endings) {
    this.state = state;
    this.acks = acks;
    this.failures = failures;
    this.endings = endings;
  }

  CompletionStage<Void> ack(IncomingStreamMessage<?> message) {
    Delivery delivery = message.delivery();
    if (acks instanceof BatchedAcks batched) {
      if (delivery.settle()) {
        batched.post(delivery);
      }
      return DONE;
    }
    return answer(message, once(delivery, Uni.createFrom().deferred(() -> acks.ack(delivery))));
  }

  CompletionStage<Void> nack(
      IncomingStreamMessage<?> message, Throwable reason, Metadata metadata) {
    Delivery delivery = message.delivery();
    return answer(
        message,
        once(
            delivery,
            handled(
                new RejectedDelivery(
                    state.settings().channel(), delivery, reason, metadata, endings))));
  }

  private static CompletionStage<Void> answer(IncomingStreamMessage<?> message, Uni<Void> ending) {
    return ending.emitOn(message::runOnMessageContext).subscribeAsCompletionStage();
  }

  private Uni<Void> handled(RejectedDelivery rejected) {
    return Uni.createFrom()
        .deferred(() -> failures.handle(rejected))
        .onFailure(
            failure ->
                !(failure instanceof Endings.Stopped
                    || failure instanceof RedisLink.ClosedException))
        .recoverWithUni(failure -> strategyFailed(rejected, failure))
        .onFailure(Endings.Stopped.class)
        .transform(Throwable::getCause);
  }

  private Uni<Void> strategyFailed(RejectedDelivery rejected, Throwable failure) {
    LOG.errorf(
        failure,
        "channel=%s failure strategy %s failed; the message becomes a dead letter",
        state.settings().channel(),
        state.settings().ending().failureStrategy());
    return rejected.deadLetter(String.valueOf(rejected.reason()));
  }

  /** For what must not reach the application at all. */
  Uni<Void> deadLetter(Delivery delivery, String reason) {
    return once(delivery, endings.bury(delivery, reason));
  }

  private Uni<Void> once(Delivery delivery, Uni<Void> ending) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(state.loop())
        .flatMap(ignored -> delivery.settle() ? ending : Uni.createFrom().voidItem());
  }
}
