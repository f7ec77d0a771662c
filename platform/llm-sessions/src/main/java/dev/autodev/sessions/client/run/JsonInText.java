package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the JSON object that a model answered with: all of its text, or the last fenced block. */
final class JsonInText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern FENCED =
      Pattern.compile("```(?:json)?\\s*(\\{.*?})\\s*```", Pattern.DOTALL);

  private JsonInText() {}

  static Optional<JsonNode> find(String text) {
    return read(text)
        .or(
            () ->
                FENCED
                    .matcher(text)
                    .results()
                    .reduce((earlier, later) -> later)
                    .map((MatchResult block) -> block.group(1))
                    .flatMap(JsonInText::read));
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
