package dev.autodev.control.apply;

import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the events stream; a batch is acknowledged when it is committed. */
@ApplicationScoped
class EventConsumer {
  @Inject EventApplier applier;

  @Incoming("control-plane-events")
  Uni<Void> apply(List<StreamEntry> batch) {
    return applier.apply(batch);
  }
}
