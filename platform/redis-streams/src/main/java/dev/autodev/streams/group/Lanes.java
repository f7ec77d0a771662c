package dev.autodev.streams.group;

import dev.autodev.streams.StreamSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of a channel, as the selector last named them. */
public final class Lanes {
  private final StreamSelector selector;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>(); // meters look
  private int turn;

  public Lanes(StreamSelector selector) {
    this.selector = selector;
  }

  public void refresh() {
    Map<String, Integer> wanted = selector.streams();
    lanes.values().forEach(lane -> lane.limit(wanted.getOrDefault(lane.stream(), 0)));
    wanted.forEach((name, limit) -> lanes.computeIfAbsent(name, Lane::new).limit(limit));
    lanes.values().removeIf(lane -> lane.idle() && !wanted.containsKey(lane.stream()));
  }

  /** Those with room, each time beginning with another one. */
  public List<Lane> free() {
    List<Lane> free = new ArrayList<>();
    lanes.values().stream().filter(lane -> lane.room() > 0).forEach(free::add);
    if (free.size() > 1) {
      Collections.rotate(free, turn++ % free.size());
    }
    return free;
  }

  public Lane named(String stream) {
    return lanes.get(stream);
  }

  public Collection<Lane> all() {
    return List.copyOf(lanes.values());
  }

  public int open() {
    return lanes.values().stream().mapToInt(Lane::open).sum();
  }

  /** Nothing in flight, and no acknowledgement under way. */
  public boolean idle() {
    return lanes.values().stream().allMatch(Lane::idle);
  }
}
