package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.autodev.sessions.tools.JsonShape;
import dev.autodev.sessions.tools.ToolAnswer;
import java.util.List;
import java.util.Optional;

/** The structured result a session must hand in, with one chance to repair it. */
final class Submission {
  static final String TOOL = "submit_result";
  private static final String REMINDER =
      "You have not handed in a result. Call submit_result now with the result of your work.";

  private final Optional<JsonNode> schema;
  private final Optional<JsonShape> shape;
  private Optional<JsonNode> accepted = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private boolean repairUsed;

  Submission(Optional<JsonNode> schema) {
    this.schema = schema;
    this.shape = schema.map(JsonShape::new);
  }

  boolean isWanted() {
    return schema.isPresent();
  }

  Optional<JsonNode> accepted() {
    return accepted;
  }

  /** Why there will be no result, once the repair is used up. */
  Optional<String> failure() {
    return failure;
  }

  void declareIn(ArrayNode tools) {
    schema.ifPresent(
        wanted ->
            tools
                .addObject()
                .put("name", TOOL)
                .put("description", "Hands in the result of your work and ends the session.")
                .set("input_schema", wanted));
  }

  ToolAnswer handIn(JsonNode result) {
    List<String> wrongs = shape.map(wanted -> wanted.wrongs(result)).orElse(List.of());
    if (wrongs.isEmpty()) {
      accepted = Optional.of(result);
      return new ToolAnswer(true, "accepted");
    }
    String wrong = "the result does not fit its schema: " + String.join("; ", wrongs);
    useRepair(wrong);
    return new ToolAnswer(false, wrong + ". Call submit_result once more, corrected.");
  }

  /** The model came to its end without a result: what to tell it. */
  String reminder() {
    useRepair("the model ended without calling submit_result");
    return REMINDER;
  }

  /** The work goes on: what was handed in is not its result. */
  void reopen() {
    accepted = Optional.empty();
  }

  private void useRepair(String wrong) {
    if (repairUsed) {
      failure = Optional.of(wrong + " (also after one repair turn)");
    }
    repairUsed = true;
  }
}
