package dev.autodev.model.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The body of an entry of the events stream: one event as a JSON object, or several of one worker,
 * in their order, as an array of such objects. What is reported together travels together.
 */
public final class EventList {
  /** Events in one entry, so that a batch of entries stays a batch. */
  public static final int MOST = 32;

  /** Characters of one entry that holds several events. */
  public static final int LONGEST = 200_000;

  private EventList() {}

  /** Packs events, each as one JSON object, into as few bodies as the limits allow. */
  public static List<String> bodies(List<String> events) {
    List<String> bodies = new ArrayList<>();
    List<String> together = new ArrayList<>();
    int length = 0;
    for (String event : events) {
      if (!together.isEmpty() && (together.size() == MOST || length + event.length() > LONGEST)) {
        bodies.add(body(together));
        together.clear();
        length = 0;
      }
      together.add(event);
      length += event.length() + 1;
    }
    if (!together.isEmpty()) {
      bodies.add(body(together));
    }
    return bodies;
  }

  private static String body(List<String> events) {
    return events.size() == 1 ? events.getFirst() : "[" + String.join(",", events) + "]";
  }

  /**
   * The events of a body that nobody has doubts about.
   *
   * @throws InvalidModelException if one of them cannot be read
   */
  public static List<SwarmEvent> read(String body) {
    return isList(body)
        ? some(List.of(Json.read(body, SwarmEvent[].class)))
        : List.of(Json.read(body, SwarmEvent.class));
  }

  /**
   * Each event of a body by itself: one that nobody can read does not keep the others.
   *
   * @param event what could be read, in order
   * @param broken the JSON of what could not, and why
   * @throws InvalidModelException if the body as a whole is no JSON
   */
  public static void readEach(
      String body, Consumer<SwarmEvent> event, BiConsumer<String, RuntimeException> broken) {
    if (!isList(body)) {
      event.accept(Json.read(body, SwarmEvent.class));
      return;
    }
    for (JsonNode one : some(List.copyOf(Json.parse(body).valueStream().toList()))) {
      SwarmEvent read;
      try {
        read = Json.read(one, SwarmEvent.class);
      } catch (RuntimeException e) {
        broken.accept(one.toString(), e);
        continue;
      }
      event.accept(read);
    }
  }

  private static <T> List<T> some(List<T> listed) {
    if (listed.isEmpty()) {
      throw new InvalidModelException("the list of events is empty; leave the entry out");
    }
    return listed;
  }

  private static boolean isList(String body) {
    return body.stripLeading().startsWith("[");
  }
}
