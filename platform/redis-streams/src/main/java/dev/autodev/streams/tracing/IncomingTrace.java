package dev.autodev.streams.tracing;

import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import java.util.List;

/** Continues on a message the trace that its entries carry. */
public interface IncomingTrace {
  /** Leaves messages as they are. */
  IncomingTrace NONE = (message, entries, settings) -> {};

  void received(
      MetadataInjectableMessage<?> message, List<StreamEntry> entries, IncomingSettings settings);
}
