package dev.autodev.streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns entries into messages, and sends away those that must not reach the application. */
final class Intake {
  private final IncomingSettings settings;
  private final Settlement settlement;
  private final ChannelMeters meters;

  Intake(IncomingSettings settings, Settlement settlement, ChannelMeters meters) {
    this.settings = settings;
    this.settlement = settlement;
    this.meters = meters;
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
      } else if (settings.batch()) {
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
    return new IncomingStreamMessage<>(
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
  }

  private String refusal(Received received) {
    if (settings.maxEntryBytes() > 0 && received.entry().bytes() > settings.maxEntryBytes()) {
      return "entry of %d bytes is larger than %d"
          .formatted(received.entry().bytes(), settings.maxEntryBytes());
    }
    if (settings.maxDeliveries() > 0 && received.deliveries() > settings.maxDeliveries()) {
      return "delivered %d times without an acknowledgement, the limit is %d"
          .formatted(received.deliveries() - 1, settings.maxDeliveries());
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
