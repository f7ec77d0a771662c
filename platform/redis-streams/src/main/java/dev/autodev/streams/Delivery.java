package dev.autodev.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one message stands for: its entries, until they are acknowledged. */
final class Delivery {
  private final Map<Lane, List<String>> ids = new LinkedHashMap<>();
  private final List<StreamEntry> entries = new ArrayList<>();
  private long deliveries;
  private boolean settled;

  void add(Lane lane, StreamEntry entry, long deliveryCount) {
    ids.computeIfAbsent(lane, ignored -> new ArrayList<>()).add(entry.id());
    entries.add(entry);
    deliveries = Math.max(deliveries, deliveryCount);
  }

  List<StreamEntry> entries() {
    return entries;
  }

  long deliveries() {
    return deliveries;
  }

  Map<Lane, List<String>> ids() {
    return ids;
  }

  void open() {
    ids.forEach(Lane::hold);
  }

  void close() {
    ids.forEach(Lane::release);
  }

  /** False the second time: a message may be acknowledged once. */
  boolean settle() {
    boolean first = !settled;
    settled = true;
    return first;
  }
}
