package dev.autodev.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of a channel, as the selector last named them. */
final class Lanes {
  private final StreamSelector selector;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>(); // meters look
  private int turn;

  Lanes(StreamSelector selector) {
    this.selector = selector;
  }

  void refresh() {
    Map<String, Integer> wanted = selector.streams();
    lanes.values().forEach(lane -> lane.limit(wanted.getOrDefault(lane.stream(), 0)));
    wanted.forEach((name, limit) -> lanes.computeIfAbsent(name, Lane::new).limit(limit));
    lanes.values().removeIf(lane -> lane.open() == 0 && !wanted.containsKey(lane.stream()));
  }

  /** Those with room, each time beginning with another one. */
  List<Lane> free() {
    List<Lane> free = new ArrayList<>();
    lanes.values().stream().filter(lane -> lane.room() > 0).forEach(free::add);
    if (free.size() > 1) {
      Collections.rotate(free, turn++ % free.size());
    }
    return free;
  }

  Lane named(String stream) {
    return lanes.get(stream);
  }

  Collection<Lane> all() {
    return List.copyOf(lanes.values());
  }

  int open() {
    return lanes.values().stream().mapToInt(Lane::open).sum();
  }
}
