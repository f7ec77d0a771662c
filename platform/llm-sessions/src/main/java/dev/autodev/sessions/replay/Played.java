package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.protocol.ServerSentEvent;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;

/**
 * An answer that is all there.
 *
 * @param delay before its head
 * @param end what follows its last piece
 */
record Played(int status, MultiMap headers, List<Buffer> body, Duration delay, BodyEnd end) {

  /** A whole document. */
  static Played document(int status, MultiMap headers, ObjectNode body) {
    headers.set("content-type", "application/json");
    return new Played(
        status, headers, List.of(Buffer.buffer(body.toString())), Duration.ZERO, BodyEnd.COMPLETE);
  }

  /** Events, each named by its type. */
  static Played events(List<ObjectNode> events) {
    return new Played(
        200,
        eventHeaders(),
        events.stream()
            .map(event -> new ServerSentEvent(event.path("type").asText(), event.toString()))
            .map(event -> Buffer.buffer(event.onTheLine()))
            .toList(),
        Duration.ZERO,
        BodyEnd.COMPLETE);
  }

  private static MultiMap eventHeaders() {
    return MultiMap.caseInsensitiveMultiMap()
        .set("content-type", "text/event-stream; charset=utf-8")
        .set("cache-control", "no-cache");
  }

  Played after(Duration wait) {
    return new Played(status, headers, body, wait, end);
  }

  UpstreamAnswer answer(Context context) {
    return new UpstreamAnswer(status, headers, new PlayedBody(context, body, end));
  }
}
