package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.client.LeanSchema;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.tools.JsonShape;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a session handed in is what was asked for; clients check that loosely or not at all.
 */
final class Result {
  private final Optional<JsonNode> schema;

  Result(Optional<JsonNode> schema) {
    this.schema = schema;
  }

  /** What is wrong with what a session that came to its end handed in, if anything is. */
  Optional<String> wrong(Verdict verdict) {
    return verdict instanceof Verdict.Done done ? wrong(done) : Optional.empty();
  }

  private Optional<String> wrong(Verdict.Done done) {
    if (schema.isEmpty()) {
      return done.text().isBlank() ? Optional.of("the model answered nothing") : Optional.empty();
    }
    Optional<JsonNode> result = in(done);
    if (result.isEmpty()) {
      return Optional.of("the session ended without a structured result");
    }
    List<String> wrongs = new JsonShape(schema.get()).wrongs(result.get());
    return wrongs.isEmpty()
        ? Optional.empty()
        : Optional.of("the result does not fit its schema: " + String.join("; ", wrongs));
  }

  /** The verdict with the result, or broken because of it. */
  Verdict taken(Verdict verdict, String remark) {
    Optional<String> wrong = wrong(verdict);
    if (wrong.isPresent()) {
      return new Verdict.Broken(wrong.get() + remark, true);
    }
    return verdict instanceof Verdict.Done done && schema.isPresent()
        ? new Verdict.Done(done.text(), in(done))
        : verdict;
  }

  /** A client that knows no structured results has it as its last text. */
  private static Optional<JsonNode> in(Verdict.Done done) {
    return done.result().or(() -> JsonInText.find(done.text()));
  }

  /** What to tell the model, once. */
  String repair(String wrong) {
    return "Your result cannot be used: "
        + wrong
        + ". Change nothing else; hand in the result of your work once more, corrected."
        + schema.map(wanted -> "\n\n" + LeanSchema.asked(wanted)).orElse("");
  }
}
