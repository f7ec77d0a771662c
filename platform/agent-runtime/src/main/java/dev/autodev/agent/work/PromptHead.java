package dev.autodev.agent.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autodev.sessions.ToolSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The front matter of a prompt.
 *
 * @param provider the session client instead of the default one
 * @param model instead of the configured one
 * @param tools the most that a session of the role may have
 * @param tokens the most that one may use
 * @param usd the most that one may cost
 * @param schema names of the results that the prompt is written for; empty: not said
 */
record PromptHead(
    Optional<String> provider,
    Optional<String> model,
    Optional<ToolSet> tools,
    Optional<Long> tokens,
    Optional<BigDecimal> usd,
    Set<String> schema) {
  static final PromptHead NONE =
      new PromptHead(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of());

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("provider", "model", "tools", "budget", "schema"));
  private static final Set<String> LIMITS = new TreeSet<>(Set.of("tokens", "usd"));

  PromptHead {
    schema = Set.copyOf(schema);
  }

  /**
   * Reads the lines between the dashes.
   *
   * @throws IllegalArgumentException naming the key that is wrong
   */
  static PromptHead parse(String yaml) {
    JsonNode head = tree(yaml);
    if (head.isMissingNode() || head.isNull()) {
      return NONE;
    }
    known("its front matter", head, KEYS);
    JsonNode budget = head.path("budget");
    if (!budget.isMissingNode()) {
      known("budget", budget, LIMITS);
    }
    return new PromptHead(
        text(head, "provider"),
        text(head, "model"),
        tools(head.path("tools")),
        tokens(budget.path("tokens")),
        usd(budget.path("usd")),
        new TreeSet<>(names("schema", head.path("schema"))));
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "its front matter is no YAML: " + e.getOriginalMessage().replaceAll("\\s+", " ").strip(),
          e);
    }
  }

  private static void known(String where, JsonNode section, Set<String> keys) {
    if (!section.isObject()) {
      throw new IllegalArgumentException(
          "%s is %s; write keys of %s with values".formatted(where, section, keys));
    }
    for (String key : (Iterable<String>) section::fieldNames) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "%s has the key '%s', which is unknown; remove it, or write one of %s"
                .formatted(where, key, keys));
      }
    }
  }

  private static Optional<String> text(JsonNode head, String key) {
    JsonNode value = head.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException(key + " is " + value + "; write a name, or leave it out");
    }
    return Optional.of(value.asText().strip());
  }

  private static Optional<ToolSet> tools(JsonNode value) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    Set<String> named = new TreeSet<>(names("tools", value));
    return Optional.of(
        switch (String.join(",", named)) {
          case "", "none" -> ToolSet.NONE;
          case "read" -> ToolSet.READ_ONLY;
          case "read,write" -> ToolSet.FILES;
          case "read,shell,write" -> ToolSet.READ_WRITE;
          default ->
              throw new IllegalArgumentException(
                  "tools is %s; write none, or read, or read and write, or read, write and shell (a shell reads and writes)"
                      .formatted(value));
        });
  }

  private static Optional<Long> tokens(JsonNode value) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
      throw new IllegalArgumentException(
          "budget.tokens is " + value + "; write a whole number from 1, or leave it out");
    }
    return Optional.of(value.asLong());
  }

  private static Optional<BigDecimal> usd(JsonNode value) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber() || value.decimalValue().signum() <= 0) {
      throw new IllegalArgumentException(
          "budget.usd is " + value + "; write US dollars above 0, or leave it out");
    }
    return Optional.of(value.decimalValue());
  }

  /** One or several, as a list or with commas between. */
  private static List<String> names(String key, JsonNode value) {
    List<String> names = new ArrayList<>();
    if (value.isTextual()) {
      names.addAll(List.of(value.asText().strip().split("\\s*,\\s*")));
    } else if (value.isArray()) {
      value.forEach(each -> names.add(each.isTextual() ? each.asText().strip() : each.toString()));
    } else if (!value.isMissingNode()) {
      throw new IllegalArgumentException(key + " is " + value + "; write names");
    }
    return names;
  }
}
