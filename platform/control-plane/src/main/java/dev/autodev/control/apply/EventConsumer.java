package dev.autodev.control.apply;

import dev.autodev.streams.StreamEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads the events stream; a batch is acknowledged when it is committed. The next one is begun
 * meanwhile, so that both can share a transaction.
 */
@ApplicationScoped
class EventConsumer {
  @Inject EventApplier applier;

  @Incoming("control-plane-events")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> apply(Message<List<StreamEntry>> batch) {
    applier
        .apply(batch.getPayload())
        .subscribe()
        .with(done -> batch.ack(), failure -> batch.nack(failure));
    return CompletableFuture.completedFuture(null);
  }
}
