package dev.autodev.streams.incoming;

import dev.autodev.streams.IncomingRedisStreamMetadata;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Received;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.tracing.IncomingTrace;
import dev.autodev.streams.watch.ChannelMeters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns entries into messages, and sends away those that must not reach the application. */
final class Intake {
  private final IncomingSettings settings;
  private final IncomingSettings.Reading limits;
  private final Settlement settlement;
  private final ChannelMeters meters;
  private final IncomingTrace trace;

  Intake(ChannelState state, Settlement settlement, IncomingTrace trace) {
    this.settings = state.settings();
    this.limits = settings.reading();
    this.settlement = settlement;
    this.meters = state.meters();
    this.trace = trace;
  }

  /** The messages in the order in which they should be emitted, one stream after the other. */
  List<IncomingStreamMessage<?>> messages(Map<Lane, List<Received>> read) {
    read.forEach((lane, entries) -> meters.read(lane.stream(), entries.size()));
    List<IncomingStreamMessage<?>> messages = new ArrayList<>();
    Delivery together = new Delivery();
    for (Candidate candidate : alternating(read)) {
      Delivery alone = new Delivery();
      alone.add(candidate.lane, candidate.entry, candidate.received.deliveries());
      String refusal = refusal(candidate.received);
      if (refusal != null) {
        alone.open();
        settlement.deadLetter(alone, refusal).subscribe().with(ok -> {}, failure -> {});
      } else if (limits.batch()) {
        together.add(candidate.lane, candidate.entry, candidate.received.deliveries());
      } else {
        messages.add(message(candidate.entry, alone));
      }
    }
    if (!together.entries().isEmpty()) {
      messages.add(message(List.copyOf(together.entries()), together));
    }
    return messages;
  }

  private <T> IncomingStreamMessage<T> message(T payload, Delivery delivery) {
    delivery.open();
    StreamEntry first = delivery.entries().getFirst();
    IncomingStreamMessage<T> message =
        new IncomingStreamMessage<>(
            payload,
            new IncomingRedisStreamMetadata(
                first.stream(),
                first.id(),
                settings.group(),
                settings.consumer(),
                delivery.deliveries(),
                first.fields()),
            settlement,
            delivery);
    trace.received(message, delivery.entries(), settings);
    return message;
  }

  private String refusal(Received received) {
    if (limits.maxEntryBytes() > 0 && received.entry().bytes() > limits.maxEntryBytes()) {
      return "entry of %d bytes is larger than %d"
          .formatted(received.entry().bytes(), limits.maxEntryBytes());
    }
    if (limits.maxDeliveries() > 0 && received.deliveries() > limits.maxDeliveries()) {
      return "delivered %d times without an acknowledgement, the limit is %d"
          .formatted(received.deliveries() - 1, limits.maxDeliveries());
    }
    return null;
  }

  private static List<Candidate> alternating(Map<Lane, List<Received>> read) {
    Map<Lane, Iterator<Received>> rest =
        read.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    one -> one.getValue().iterator(),
                    (a, b) -> a,
                    java.util.LinkedHashMap::new));
    List<Candidate> all = new ArrayList<>();
    while (!rest.isEmpty()) {
      rest.values().removeIf(entries -> !entries.hasNext());
      rest.forEach(
          (lane, entries) -> {
            Received next = entries.next();
            all.add(new Candidate(lane, next, next.of(lane.stream())));
          });
    }
    return all;
  }

  private record Candidate(Lane lane, Received received, StreamEntry entry) {}
}
