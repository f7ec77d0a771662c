package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One API through which clients reach a model. */
public sealed interface Protocol permits AnthropicMessages, OpenAiResponses {
  /** The Anthropic Messages API. */
  Protocol MESSAGES = new AnthropicMessages();

  /** The OpenAI Responses API. */
  Protocol RESPONSES = new OpenAiResponses();

  /** All of them. */
  List<Protocol> ALL = List.of(MESSAGES, RESPONSES);

  /** The protocol whose calls are posted to a path. */
  static Optional<Protocol> at(String path) {
    return ALL.stream().filter(protocol -> protocol.path().equals(path)).findFirst();
  }

  /** The protocol of a name, as a recorded exchange has it. */
  static Optional<Protocol> named(String name) {
    return ALL.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
  }

  /** Such as {@code messages}. */
  String name();

  /** Where its calls are posted, such as {@code /v1/messages}. */
  String path();

  /** The field of a request that bounds its answer, in tokens. */
  String outputLimit();

  /** The field of a request that holds the conversation. */
  String conversation();

  /** An error as this API tells it. */
  ObjectNode error(int status, String message);

  /** What a whole answer says it used. */
  Optional<Tokens> used(JsonNode body);

  /** Reads one streamed answer as it passes. */
  StreamReading reading();

  /** The piece of text that an event adds, if it adds one. */
  Optional<TextPiece> textOf(ObjectNode event);
}
