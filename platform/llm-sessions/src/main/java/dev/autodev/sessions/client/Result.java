package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.tools.JsonShape;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a session handed in is what was asked for; clients check it loosely or not at all.
 */
final class Result {
  private final Optional<JsonNode> schema;

  Result(Optional<JsonNode> schema) {
    this.schema = schema;
  }

  /** What is wrong with it, if anything is. */
  Optional<String> wrong(Verdict.Done done) {
    if (schema.isEmpty()) {
      return done.text().isBlank() ? Optional.of("the model answered nothing") : Optional.empty();
    }
    if (done.result().isEmpty()) {
      return Optional.of("the session ended without a structured result");
    }
    List<String> wrongs = new JsonShape(schema.get()).wrongs(done.result().get());
    return wrongs.isEmpty()
        ? Optional.empty()
        : Optional.of("the result does not fit its schema: " + String.join("; ", wrongs));
  }

  /** What to tell the model, once. */
  static String repair(String wrong) {
    return "Your result cannot be used: "
        + wrong
        + ". Change nothing else; hand in the result of your work once more, corrected.";
  }
}
