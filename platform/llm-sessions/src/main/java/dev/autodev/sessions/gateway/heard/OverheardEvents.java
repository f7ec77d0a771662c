package dev.autodev.sessions.gateway.heard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.limits.NoteReader;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.protocol.EventStream;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.ServerSentEvent;
import dev.autodev.sessions.protocol.StreamReading;
import dev.autodev.sessions.protocol.Tokens;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears a streamed answer. */
final class OverheardEvents implements Overheard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_EVENT = 16 << 20;
  private static final long MOST_KEPT = 32L << 20;

  private final NoteReader notes;
  private final EventStream stream = new EventStream(LONGEST_EVENT);
  private final StreamReading reading;
  private final List<Heard> kept = new ArrayList<>();
  private Optional<ProviderNote> note = Optional.empty();
  private long keptLength;
  private int malformed;

  OverheardEvents(Protocol protocol, NoteReader notes) {
    this.reading = protocol.reading();
    this.notes = notes;
  }

  /** One event; without JSON if its data is none. */
  private record Heard(ServerSentEvent event, Optional<JsonNode> data) {}

  @Override
  public void piece(Buffer piece) {
    stream.feed(piece.getBytes()).forEach(this::event);
  }

  private void event(ServerSentEvent event) {
    Optional<JsonNode> data = read(event.data());
    data.ifPresentOrElse(this::hear, () -> malformed++);
    keptLength += event.data().length();
    if (keptLength <= MOST_KEPT) {
      kept.add(new Heard(event, data));
    }
  }

  private void hear(JsonNode data) {
    reading.event(data);
    note = note.or(() -> notes.ofEvent(data));
  }

  private static Optional<JsonNode> read(String data) {
    try {
      return Optional.ofNullable(JSON.readTree(data)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public void end() {
    // Its last event says whether it is whole.
  }

  @Override
  public boolean isOneDocument() {
    return false;
  }

  @Override
  public boolean isOver() {
    return reading.isOver();
  }

  @Override
  public Optional<Tokens> used() {
    return reading.used();
  }

  @Override
  public Optional<Tokens> usedAtStart() {
    return reading.usedAtStart();
  }

  @Override
  public boolean isUncharged() {
    return reading.failedAtStart();
  }

  @Override
  public Optional<String> model() {
    return reading.model();
  }

  @Override
  public Optional<ProviderNote> note() {
    return note;
  }

  @Override
  public void addTo(ObjectNode record) {
    ArrayNode events = record.putArray("events");
    for (Heard heard : kept) {
      ObjectNode event = events.addObject().put("event", heard.event().name());
      heard
          .data()
          .ifPresentOrElse(
              data -> event.set("data", data), () -> event.put("text", heard.event().data()));
    }
    if (malformed > 0) {
      record.put("malformedEvents", malformed);
    }
    if (stream.isTooLong() || keptLength > MOST_KEPT) {
      record.put("truncated", true);
    }
  }
}
