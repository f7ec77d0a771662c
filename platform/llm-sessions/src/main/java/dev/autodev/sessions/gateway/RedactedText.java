package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.TextPiece;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes secrets out of text that a stream told in pieces: one that is cut by the border of two
 * events is in neither of them.
 */
record RedactedText(Protocol protocol, Redactor redactor) {
  /** One text, with the piece that takes what was held back. */
  private record Told(Redactor.Stream stream, TextPiece last) {}

  static RedactedText of(Protocol protocol, Redactor redactor) {
    return new RedactedText(protocol, redactor);
  }

  /** Redacts the pieces in the events of a record. */
  void redactPieces(ObjectNode record) {
    Map<String, Told> open = new HashMap<>();
    for (JsonNode event : record.path("events")) {
      if (event.get("data") instanceof ObjectNode data) {
        protocol.textOf(data).ifPresent(piece -> redact(piece, open));
      }
    }
    open.values().forEach(told -> told.last().replace(told.last().text() + told.stream().end()));
  }

  private void redact(TextPiece piece, Map<String, Told> open) {
    Told before = open.get(piece.whole());
    Redactor.Stream stream = before == null ? redactor.stream() : before.stream();
    piece.replace(stream.feed(piece.text()));
    open.put(piece.whole(), new Told(stream, piece));
  }
}
