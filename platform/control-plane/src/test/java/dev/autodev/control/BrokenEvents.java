package dev.autodev.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.HostileEntry.Fate;
import dev.autodev.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes of a good event one that nobody can read. */
final class BrokenEvents {
  private static final List<String> NO_EVENTS =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "7",
          "true",
          "\"task_claimed\"",
          "{}",
          "{\"event\":null}",
          "{\"event\":\"\"}",
          "\u0000",
          "{",
          "[[[[",
          "<event/>",
          "\ud800",
          "{\"event\":[\"task_claimed\"]}");
  private static final Map<String, List<String>> NO_VALUES =
      Map.ofEntries(
          Map.entry(
              "event",
              List.of("\"fly\"", "[]", "null", "\"TASK_CLAIMED\"", "\"java.lang.Runtime\"")),
          Map.entry(
              "task",
              List.of(
                  "null",
                  "[]",
                  "{}",
                  "\"\"",
                  "\"../../etc\"",
                  "\"\\u0000\\u0000\\u0000\\u0000\"",
                  "\"\\ud800abc\"")),
          Map.entry(
              "epoch",
              List.of(
                  "null",
                  "0",
                  "-1",
                  "-2147483648",
                  "99999999999999999999",
                  "1e999",
                  "\"first\"",
                  "[1]",
                  "{}")),
          Map.entry("seq", List.of("0", "-1", "-2147483648", "4294967296", "1e400", "\"x\"", "[]")),
          Map.entry("at", List.of("null", "\"yesterday\"", "[]", "{}", "\"2026-13-45T99:00:00Z\"")),
          Map.entry(
              "worker",
              List.of(
                  "null",
                  "[]",
                  "{}",
                  "\"\"",
                  "\"  \"",
                  "\"a\\u0000b\"",
                  "\"\\udfff\"",
                  "\"control:*\\n\"")),
          Map.entry(
              "outcome",
              List.of(
                  "null",
                  "[]",
                  "{}",
                  "\"completed\"",
                  "{\"outcome\":\"flown\"}",
                  "{\"outcome\":\"failed\"}",
                  "{\"outcome\":\"completed\",\"result\":{\"type\":\"fly\"}}")),
          Map.entry(
              "usage",
              List.of(
                  "null",
                  "[]",
                  "{\"inputTokens\":-1}",
                  "{\"inputTokens\":9223372036854775807}",
                  "{\"outputTokens\":1e30}",
                  "{\"costUsd\":1e999999999}",
                  "{\"costUsd\":1e-999999999}",
                  "{\"costUsd\":1e17}")),
          Map.entry(
              "slots",
              List.of(
                  "7",
                  "{\"king\":1}",
                  "{\"builder\":null}",
                  "{\"builder\":-1}",
                  "{\"builder\":2147483647}")),
          Map.entry(
              "startedAt",
              List.of("\"-1000000000-01-01T00:00:00Z\"", "\"+10000-01-01T00:00:00Z\"", "{}")),
          Map.entry(
              "holding", List.of("[]", "{\"../\":1}", "{\"01jd0000000000000000000000\":\"x\"}")));

  private final Random random;

  BrokenEvents(Random random) {
    this.random = random;
  }

  HostileEntry of(String good) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> dead(good.substring(0, random.nextInt(good.length())), "truncated");
      case 2 -> dead(pick(NO_EVENTS), "no event");
      case 3 -> dead(spliced(good.substring(0, good.length() - 1), "\u0000") + "}", "raw NUL");
      case 4 -> dead(with(good, "deep", nested(101 + random.nextInt(5_000))), "nested");
      case 5 ->
          dead(good + pick(List.of("{}", good, "]", "x", "\u0000")), "something after the end");
      case 6 -> forged(good);
      case 7 -> withoutBody(good);
      case 8 ->
          dead(
              with(good, "worker", "\"" + "w".repeat(201 + random.nextInt(20_000)) + "\""),
              "worker");
      default -> wrongValue(good);
    };
  }

  /** Larger than what the channel takes. */
  HostileEntry oversized(String good, int bytes) {
    return dead(with(good, "padding", "\"" + "x".repeat(bytes) + "\""), "oversized");
  }

  private HostileEntry wrongValue(String good) {
    ObjectNode tree = (ObjectNode) Json.parse(good);
    List<String> fields = NO_VALUES.keySet().stream().filter(tree::has).sorted().toList();
    String field = fields.get(random.nextInt(fields.size()));
    if (random.nextInt(6) == 0
        && List.of("event", "task", "epoch", "at", "worker", "outcome", "usage").contains(field)) {
      tree.remove(field);
      return dead(tree.toString(), "without " + field);
    }
    String value = pick(java.util.Objects.requireNonNull(NO_VALUES.get(field)));
    return dead(with(good, field, value), field + " = " + value);
  }

  /** As text, because some of these are no JSON values that a tree could hold. */
  private static String with(String good, String field, String value) {
    ObjectNode tree = (ObjectNode) Json.parse(good);
    JsonNode marker = tree.textNode("@@@");
    return tree.set(field, marker).toString().replace("\"@@@\"", value);
  }

  private HostileEntry forged(String good) {
    return new HostileEntry(
        Map.of(
            "body",
            good.substring(1),
            "dead.reason",
            "forged",
            "dead.id",
            "0-1",
            "dead.group",
            "forged",
            "dead.stream",
            "forged"),
        Fate.DEAD,
        "forged origin",
        "");
  }

  private HostileEntry withoutBody(String good) {
    return new HostileEntry(Map.of("Body", good, "b\u0000dy", "x"), Fate.DEAD, "without body", "");
  }

  private String spliced(String text, String what) {
    int at = random.nextInt(text.length());
    return text.substring(0, at) + what + text.substring(at);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static HostileEntry dead(String body, String what) {
    return HostileEntry.of(body, Fate.DEAD, what);
  }
}
