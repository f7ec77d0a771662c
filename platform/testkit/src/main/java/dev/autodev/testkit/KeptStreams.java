package dev.autodev.testkit;

import dev.autodev.model.Streams;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would go to Redis. */
final class KeptStreams extends StreamAppender {
  private final List<Outgoing> entries = new CopyOnWriteArrayList<>();

  @Override
  public Uni<List<String>> append(List<Outgoing> more) {
    entries.addAll(more);
    return Uni.createFrom().item(List.of());
  }

  void forget() {
    entries.clear();
  }

  /** Lines of transcripts. */
  List<String> texts() {
    return entries.stream()
        .filter(entry -> !entry.stream().equals(Streams.EVENTS))
        .map(
            entry ->
                Json.parse(entry.fields().getOrDefault(StreamEntry.BODY, "{}"))
                    .path("text")
                    .asText())
        .toList();
  }
}
