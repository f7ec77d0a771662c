package dev.autodev.agent.work;

import dev.autodev.model.task.TaskType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a prompt is written for the results that its role's sessions hand in. */
final class PromptSchema {
  private PromptSchema() {}

  /** A result as prompts name it: of {@code EpicDraft} it is {@code epic_draft}. */
  static String name(Class<?> result) {
    return result
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Checks a prompt that says what it is for against one result.
   *
   * @throws IllegalArgumentException naming what is missing
   */
  static void has(Set<String> schema, Class<?> result) {
    if (!schema.isEmpty() && !schema.contains(name(result))) {
      throw new IllegalArgumentException(
          "schema lacks %s, which this task hands in; add it".formatted(name(result)));
    }
  }

  /**
   * Checks a prompt that says what it is for.
   *
   * @param results those of the role, by kind of task
   * @throws IllegalArgumentException naming what is missing or unknown
   */
  static void check(Set<String> schema, Map<TaskType, Class<?>> results) {
    if (schema.isEmpty()) {
      return;
    }
    Map<String, String> expected = new TreeMap<>();
    results.forEach((type, result) -> expected.put(type.wireName(), name(result)));
    for (String named : schema) {
      if (!expected.containsValue(named)) {
        throw new IllegalArgumentException(
            expected.isEmpty()
                ? "schema names %s, but this role asks no session; remove the key".formatted(named)
                : "schema names %s, which no task of this role hands in; write %s"
                    .formatted(named, new TreeSet<>(expected.values())));
      }
    }
    expected.forEach(
        (type, result) -> {
          if (!schema.contains(result)) {
            throw new IllegalArgumentException(
                "schema lacks %s, which %s hands in; write %s"
                    .formatted(result, type, new TreeSet<>(expected.values())));
          }
        });
  }
}
