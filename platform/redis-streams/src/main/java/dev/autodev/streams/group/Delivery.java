package dev.autodev.streams.group;

import dev.autodev.streams.StreamEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one message stands for: its entries, until they are acknowledged. */
public final class Delivery {
  private final Map<Lane, List<String>> ids = new LinkedHashMap<>();
  private final List<StreamEntry> entries = new ArrayList<>();
  private final AtomicBoolean settled = new AtomicBoolean();
  private long deliveries;
  private boolean inFlight;

  public void add(Lane lane, StreamEntry entry, long deliveryCount) {
    ids.computeIfAbsent(lane, ignored -> new ArrayList<>()).add(entry.id());
    entries.add(entry);
    deliveries = Math.max(deliveries, deliveryCount);
  }

  public List<StreamEntry> entries() {
    return entries;
  }

  public long deliveries() {
    return deliveries;
  }

  public Map<Lane, List<String>> ids() {
    return ids;
  }

  public void open() {
    inFlight = true;
    ids.forEach(Lane::hold);
  }

  /** Nothing of it is ours any more. */
  public void close() {
    leave();
    release();
  }

  /** The application is done with it, Redis perhaps not. */
  public void leave() {
    if (inFlight) {
      inFlight = false;
      ids.keySet().forEach(Lane::leave);
    }
  }

  /** Redis is done with it too. */
  public void release() {
    ids.forEach(Lane::release);
  }

  /** False the second time: a message ends once. On any thread. */
  public boolean settle() {
    return settled.compareAndSet(false, true);
  }

  /** Several as one, to be acknowledged together. */
  public static Delivery of(List<Delivery> several) {
    Delivery all = new Delivery();
    for (Delivery one : several) {
      one.ids.forEach(
          (lane, ids) -> all.ids.computeIfAbsent(lane, ignored -> new ArrayList<>()).addAll(ids));
    }
    return all;
  }
}
