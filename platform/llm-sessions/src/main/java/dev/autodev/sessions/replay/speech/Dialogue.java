package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.protocol.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation as a request tells it, and how to go on with it. */
public sealed interface Dialogue permits MessagesDialogue, ResponsesDialogue {
  /** The conversation of a request. */
  static Dialogue of(Protocol protocol, ObjectNode request) {
    return protocol.equals(Protocol.MESSAGES)
        ? new MessagesDialogue(request)
        : new ResponsesDialogue(request);
  }

  /** The request itself. */
  ObjectNode request();

  /** All text before the first answer. */
  String prompt();

  /** How many answers there were: the only thing that decides which one is next. */
  int answers();

  /** The names of the tools the client offers. */
  Set<String> tools();

  /** What has to be said before the next answer, because a tool of the client still works. */
  Optional<ToolUse> unfinished();

  /** The next answer as one document. */
  ObjectNode whole(Speech speech, String model);

  /** The same answer as events; each one's {@code type} is its event name. */
  List<ObjectNode> events(ObjectNode whole);

  /** The model that is asked for. */
  default String model() {
    return request().path("model").asText();
  }

  /** Whether the client wants events. */
  default boolean streaming() {
    return request().path("stream").asBoolean();
  }

  /** One word for each part of the conversation: what it is, not what it says. */
  List<String> shape();

  /** Text that is one string, or in parts. */
  static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText()).append('\n'));
    return text.toString();
  }
}
