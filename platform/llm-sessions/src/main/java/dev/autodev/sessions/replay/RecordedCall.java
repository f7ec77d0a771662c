package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.ServerSentEvent;
import dev.autodev.sessions.replay.speech.Dialogue;
import dev.autodev.sessions.upstream.NoAnswerException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One recorded exchange, as a line of {@code exchanges.jsonl} has it. */
record RecordedCall(ObjectNode exchange) {

  /** What differs in the shape of the conversation, not in its words. */
  Optional<String> differenceFrom(Protocol protocol, Dialogue asked) {
    String name = exchange.path("protocol").asText();
    if (!name.equals(protocol.name())) {
      return Optional.of("it was made in the API " + name + ", not " + protocol.name());
    }
    if (!(exchange.get("request") instanceof ObjectNode request)) {
      return Optional.of("its request was not recorded");
    }
    Dialogue recorded = Dialogue.of(protocol, request);
    if (recorded.streaming() != asked.streaming()) {
      return Optional.of("one of them streams, the other does not");
    }
    List<String> then = recorded.shape();
    List<String> now = asked.shape();
    for (int place = 0; place < Math.max(then.size(), now.size()); place++) {
      String was = place < then.size() ? then.get(place) : "nothing";
      String is = place < now.size() ? now.get(place) : "nothing";
      if (!was.equals(is)) {
        return Optional.of(
            "part %d of the conversation was '%s' and is '%s'".formatted(place + 1, was, is));
      }
    }
    return Optional.empty();
  }

  /**
   * The answer, as far as it came.
   *
   * @throws HttpClosedException if none came
   */
  Played played() throws HttpClosedException {
    if (exchange.path("truncated").asBoolean()) {
      throw Advice.noAnswer("the recorded answer was too long to be kept whole");
    }
    String end = exchange.path("end").asText();
    if (end.equals("refused")) {
      throw new NoAnswerException(
          exchange.path("status").asInt(),
          exchange.at("/response/error/message").asText(),
          NoAnswerException.Sent.UNREAD,
          true);
    }
    if (!exchange.path("headers").isObject()) {
      throw new HttpClosedException("the connection was lost here when it was recorded");
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    exchange
        .path("headers")
        .properties()
        .forEach(header -> headers.set(header.getKey(), header.getValue().asText()));
    BodyEnd then = end.equals("complete") ? BodyEnd.COMPLETE : BodyEnd.LOST;
    return new Played(exchange.path("status").asInt(), headers, body(), Duration.ZERO, then);
  }

  private List<Buffer> body() {
    List<Buffer> pieces = new ArrayList<>();
    if (exchange.path("events").isArray()) {
      for (JsonNode event : exchange.path("events")) {
        String data =
            event.has("data") ? event.path("data").toString() : event.path("text").asText();
        pieces.add(
            Buffer.buffer(new ServerSentEvent(event.path("event").asText(), data).onTheLine()));
      }
    } else if (exchange.has("response")) {
      pieces.add(Buffer.buffer(exchange.path("response").toString()));
    } else if (exchange.has("text")) {
      pieces.add(Buffer.buffer(exchange.path("text").asText()));
    }
    return pieces;
  }
}
