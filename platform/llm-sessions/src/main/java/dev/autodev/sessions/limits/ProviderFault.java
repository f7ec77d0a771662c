package dev.autodev.sessions.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An error as a provider tells it, in the body of an answer or in the last event of a stream.
 *
 * @param codes what machines read: its {@code code} and {@code type}
 * @param message what people read
 * @param resetsAt epoch second at which the limit ends, if it says so
 * @param resetsIn seconds until then, if it says so
 */
record ProviderFault(
    List<String> codes, String message, OptionalLong resetsAt, OptionalLong resetsIn) {
  private static final int MOST_WORDS = 300;

  static ProviderFault of(JsonNode told) {
    JsonNode error =
        Stream.of(told.path("error"), told.at("/response/error"), told)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(told);
    String message = error.path("message").asText();
    return new ProviderFault(
        Stream.of(error.path("code").asText(), error.path("type").asText()).toList(),
        message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) : message,
        whole(error.path("resets_at")),
        whole(error.path("resets_in_seconds")));
  }

  boolean isOneOf(Set<String> wanted) {
    return codes.stream().anyMatch(wanted::contains);
  }

  Optional<Instant> reset(Instant now) {
    if (resetsAt.isPresent()) {
      return Optional.of(Instant.ofEpochSecond(resetsAt.getAsLong()));
    }
    return resetsIn.isPresent()
        ? Optional.of(now.plusSeconds(resetsIn.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong whole(JsonNode node) {
    return node.isNumber() && node.asLong() >= 0 && node.asLong() < ResetTimes.LATEST_SECOND
        ? OptionalLong.of(node.asLong())
        : OptionalLong.empty();
  }
}
