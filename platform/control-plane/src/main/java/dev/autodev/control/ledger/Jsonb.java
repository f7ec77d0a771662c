package dev.autodev.control.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.model.json.Json;
import java.util.regex.Pattern;

/** JSON as PostgreSQL takes it: its jsonb cannot hold the character NUL. */
public final class Jsonb {
  private static final String NUL = "\\u0000";
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private static final Pattern FOREIGN = Pattern.compile("[\\x00\\p{Cs}]");

  /** What is empty is read as empty when it is absent; a state is written with each step. */
  private static final ObjectMapper APART =
      Json.mapper()
          .copy()
          .setSerializationInclusion(JsonInclude.Include.NON_EMPTY)
          .addMixIn(WorkflowState.class, WithoutPipeline.class);

  private Jsonb() {}

  @JsonIgnoreProperties("definition")
  private interface WithoutPipeline {}

  /** The value as text for a jsonb parameter. */
  public static String text(Object value) {
    return storable(Json.write(value));
  }

  /** A state without its pipeline, which has a column of its own, and without what is empty. */
  public static String withoutPipeline(WorkflowState state) {
    try {
      return storable(APART.writeValueAsString(state));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a state cannot be written", e);
    }
  }

  private static String storable(String json) {
    return json.contains(NUL) ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Text for a text column, which cannot hold NUL either, nor half a character. */
  public static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return FOREIGN.matcher(text).replaceAll("\ufffd");
      }
    }
    return text;
  }
}
