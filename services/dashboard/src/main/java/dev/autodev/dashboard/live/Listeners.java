package dev.autodev.dashboard.live;

import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open pages, by what they listen to. */
@ApplicationScoped
class Listeners {
  private final Map<Topic, Map<String, Listener>> pages = new ConcurrentHashMap<>();

  void add(Topic topic, WebSocketConnection connection) {
    pages.compute(
        topic,
        (same, found) -> {
          Map<String, Listener> all = found == null ? new ConcurrentHashMap<>() : found;
          all.put(connection.id(), new Listener(connection));
          return all;
        });
  }

  void remove(Topic topic, WebSocketConnection connection) {
    pages.computeIfPresent(
        topic,
        (same, all) -> {
          all.remove(connection.id());
          return all.isEmpty() ? null : all;
        });
  }

  boolean anyOf(Topic topic) {
    return pages.containsKey(topic);
  }

  Set<Topic> topics() {
    return Set.copyOf(pages.keySet());
  }

  int size() {
    return pages.values().stream().mapToInt(Map::size).sum();
  }

  void tell(Topic topic, Beat beat) {
    List.copyOf(pages.getOrDefault(topic, Map.of()).values()).forEach(page -> page.tell(beat));
  }
}
