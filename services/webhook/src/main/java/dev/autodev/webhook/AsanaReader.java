package dev.autodev.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Deliveries of Asana: lists of thin events, none of which says more than what to read again. */
final class AsanaReader implements Reader {
  private static final Set<String> MATTER = Set.of("task", "project");

  private final Set<String> bots;

  AsanaReader(Set<String> bots) {
    this.bots = bots;
  }

  @Override
  public Reading read(MultiMap headers, JsonNode body) {
    List<JsonNode> events = StreamSupport.stream(body.path("events").spliterator(), false).toList();
    if (events.isEmpty()) {
      return new Reading.Ignored("a heartbeat");
    }
    List<JsonNode> others = events.stream().filter(event -> !bots.contains(author(event))).toList();
    if (others.isEmpty()) {
      return new Reading.Skipped("it is the swarm's own doing");
    }
    return others.stream()
        .filter(event -> MATTER.contains(event.path("resource").path("resource_type").asText()))
        .findFirst()
        .<Reading>map(
            event ->
                new Reading.Accepted(
                    new Hint(
                        Hint.Topic.TASKS,
                        "",
                        event.path("resource").path("gid").asText(),
                        author(event))))
        .orElseGet(() -> new Reading.Ignored("only changes of tasks and projects are looked at"));
  }

  private static String author(JsonNode event) {
    return event.path("user").path("gid").asText();
  }
}
