package dev.autodev.agent.attempt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes of a good order one that nobody here can take. */
final class BrokenOrders {
  private static final List<String> NO_ORDERS =
      List.of(
          "", " ", "null", "[]", "7", "\"x\"", "{}", "{", "[[[[", "\u0000", "\ud800", "<order/>");
  private static final Map<String, List<String>> NO_VALUES =
      Map.of(
          "task",
              List.of(
                  "null",
                  "[]",
                  "{}",
                  "\"\"",
                  "\"../../../etc\"",
                  "\"a\\u0000bcd\"",
                  "\"\\ud800abc\"",
                  "\"" + "t".repeat(65) + "\""),
          "epoch",
              List.of("null", "0", "-1", "99999999999999999999", "1e999", "\"first\"", "[]", "{}"),
          "payload",
              List.of(
                  "null",
                  "[]",
                  "{}",
                  "7",
                  "{\"type\":\"fly\"}",
                  "{\"type\":null}",
                  "{\"type\":\"implement_feature\"}",
                  "{\"type\":[]}",
                  "{\"type\":\"run_tests\"}",
                  "{\"type\":\"java.lang.Runtime\"}"),
          "repository",
              List.of(
                  "[]",
                  "7",
                  "{}",
                  "{\"name\":\"../..\",\"url\":\"x\"}",
                  "{\"name\":\"a\"}",
                  "{\"name\":\"a\",\"url\":\"b\",\"coverageThreshold\":101}",
                  "{\"name\":\"a\\u0000\",\"url\":\"b\"}"),
          "workflow", List.of("[]", "{}", "\"../x\"", "\"W\"", "\"\\u0000\\u0000\\u0000\\u0000\""),
          "maxTokens", List.of("-1", "1e30", "\"many\"", "[]", "99999999999999999999999"),
          "timeLimit",
              List.of(
                  "\"PT0S\"",
                  "\"-PT1H\"",
                  "\"PT2562047788015215H\"",
                  "\"soon\"",
                  "[]",
                  "{}",
                  "1e999999999"));

  private final Random random;

  BrokenOrders(Random random) {
    this.random = random;
  }

  /** The fields of an entry. */
  Map<String, String> of(String good) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> body(good.substring(0, random.nextInt(good.length())));
      case 2 -> body(pick(NO_ORDERS));
      case 3 -> body(spliced(good.substring(0, good.length() - 1), "\u0000") + "}");
      case 4 -> body(with(good, "deep", "[".repeat(2_000) + "]".repeat(2_000)));
      case 5 -> body(good + pick(List.of("{}", good, "]", "x")));
      case 6 ->
          Map.of(
              "body",
              good.substring(1),
              "dead.reason",
              "forged",
              "dead.id",
              "0-1",
              "dead.stream",
              "forged");
      case 7 -> Map.of("Body", good, "b\u0000dy", "x");
      default -> wrongValue(good);
    };
  }

  /** Larger than what the channel takes. */
  static Map<String, String> oversized(String good) {
    return body(with(good, "padding", "\"" + "x".repeat(10_000_000) + "\""));
  }

  private Map<String, String> wrongValue(String good) {
    String field = pick(NO_VALUES.keySet().stream().sorted().toList());
    if (random.nextInt(5) == 0 && List.of("task", "epoch", "payload").contains(field)) {
      ObjectNode tree = (ObjectNode) Json.parse(good);
      tree.remove(field);
      return body(tree.toString());
    }
    return body(with(good, field, pick(java.util.Objects.requireNonNull(NO_VALUES.get(field)))));
  }

  /** As text, because some of these are no JSON values that a tree could hold. */
  private static String with(String good, String field, String value) {
    ObjectNode tree = (ObjectNode) Json.parse(good);
    tree.put(field, "@@@");
    return tree.toString().replace("\"@@@\"", value);
  }

  private String spliced(String text, String what) {
    int at = random.nextInt(text.length());
    return text.substring(0, at) + what + text.substring(at);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Map<String, String> body(String text) {
    return Map.of("body", text);
  }
}
