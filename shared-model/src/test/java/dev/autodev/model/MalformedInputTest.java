package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in gives a value or a typed error; {@code -Dfuzz.seed=n} plays one text again. */
class MalformedInputTest {
  private static final int TEXTS = 2_000;
  private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "\"\"",
          "\"\\u0000\"",
          "\"nobody\"",
          "[]",
          "{}",
          "[null]",
          "{\"type\":null}",
          "{\"type\":\"fly\"}",
          "[[\"x\"]]",
          "\"\\ud800\"");

  @Test
  void anyTextGivesAValueOrATypedError() {
    Long only = Long.getLong("fuzz.seed");
    for (long seed = only == null ? 0 : only; seed < (only == null ? TEXTS : only + 1); seed++) {
      List<Golden> all = Golden.all();
      Golden golden = all.get((int) (seed % all.size()));
      String text = mutated(golden.text(), new Random(seed));
      try {
        assertThat(Json.read(text, golden.family())).isNotNull();
        assertThat(Json.read(Json.parse(text), golden.family())).isNotNull();
      } catch (InvalidModelException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("-Dfuzz.seed=" + seed + ", " + golden + ": " + shown(text), e);
      }
    }
  }

  @Test
  void oversizedTextIsATypedError() {
    String oversized = "{\"padding\":[" + "\"aaaaaaaaaaaaaaaa\",".repeat(600_000) + "0]}";

    assertThatThrownBy(() -> Json.read(oversized, TaskPayload.class))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("exceeds the maximum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "1", "{}"})
  void nothingIsATypedErrorToo(String text) {
    assertThatThrownBy(() -> Json.read(text, TaskPayload.class))
        .isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> Json.read(Json.parse(text), TaskPayload.class))
        .isInstanceOf(InvalidModelException.class);
  }

  private static String shown(String text) {
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }

  private static String mutated(String text, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, random.nextInt(text.length()));
      case 1 -> spliced(text, random, "\0");
      case 2 -> spliced(text, random, DEEP);
      case 3 -> spliced(text, random, STRANGE.get(random.nextInt(STRANGE.size())));
      case 4 -> text.replaceAll("\"(type|event|outcome|control)\": \"\\w+\"", "\"$1\": \"fly\"");
      default -> replacedField(text, random);
    };
  }

  private static String spliced(String text, Random random, String what) {
    int at = random.nextInt(text.length());
    return text.substring(0, at) + what + text.substring(at);
  }

  /** Valid JSON with something strange, or nothing, or something far too deep in one place. */
  private static String replacedField(String text, Random random) {
    JsonNode tree = Json.parse(text);
    List<ObjectNode> objects = new ArrayList<>();
    collect(tree, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> fields = new ArrayList<>();
    object.fieldNames().forEachRemaining(fields::add);
    String field = fields.get(random.nextInt(fields.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(field);
      case 1 -> object.set(field, nested(object.arrayNode(), 90 + random.nextInt(30)));
      default -> object.set(field, Json.parse(STRANGE.get(random.nextInt(STRANGE.size()))));
    }
    return tree.toString();
  }

  private static ArrayNode nested(ArrayNode inner, int depth) {
    ArrayNode outer = inner;
    for (int i = 0; i < depth; i++) {
      ArrayNode next = inner.arrayNode();
      next.add(outer);
      outer = next;
    }
    return outer;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }
}
