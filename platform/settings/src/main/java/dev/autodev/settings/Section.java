package dev.autodev.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One section of the file on its way to a record: remembers what was asked for, and what is odd.
 */
public final class Section {
  private final String path;
  private final ObjectNode values;
  private final List<String> problems;
  private final SortedSet<String> known = new TreeSet<>();

  private Section(String path, ObjectNode values, List<String> problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  static Section root(JsonNode file, List<String> problems) {
    return of("", file, problems);
  }

  /**
   * A section that another room reads.
   *
   * @param problems where everything goes that is wrong with it
   */
  public static Section of(String path, JsonNode node, List<String> problems) {
    if (node instanceof ObjectNode object) {
      return new Section(path, object, problems);
    }
    if (!node.isMissingNode() && !node.isNull()) {
      problems.add(
          "%s is %s; write keys with values below it"
              .formatted(path.isEmpty() ? "the file" : path, node));
    }
    return new Section(path, JsonNodeFactory.instance.objectNode(), problems);
  }

  /** What is below a key; empty if there is nothing. */
  public Section section(String key) {
    return of(path(key), value(key), problems);
  }

  /** The section as it stands; somebody else reads it. */
  ObjectNode untouched(String key) {
    return section(key).values.deepCopy();
  }

  /** A text, or what is wrong with it and the remedy. */
  public Optional<String> name(String key, String remedy) {
    JsonNode value = value(key);
    if (value.isTextual() && !value.asText().isBlank()) {
      return Optional.of(value.asText().strip());
    }
    return missing(key, value, remedy);
  }

  /** A list of texts, likewise. */
  public Optional<Set<String>> names(String key, String remedy) {
    JsonNode value = value(key);
    Set<String> names = new TreeSet<>();
    for (JsonNode each : value) {
      if (!value.isArray() || !each.isTextual() || each.asText().isBlank()) {
        return missing(key, value, remedy);
      }
      names.add(each.asText().strip());
    }
    return value.isArray() ? Optional.of(names) : missing(key, value, remedy);
  }

  /** A whole number, likewise. */
  public Optional<Long> number(String key, long least, long most, String unit) {
    JsonNode value = value(key);
    if (value.isIntegralNumber()
        && value.canConvertToLong()
        && value.asLong() >= least
        && value.asLong() <= most) {
      return Optional.of(value.asLong());
    }
    return missing(
        key,
        value,
        "write a whole number of %s, %s"
            .formatted(
                unit,
                most == Long.MAX_VALUE ? "at least " + least : "from " + least + " to " + most));
  }

  Optional<Boolean> decision(String key) {
    JsonNode value = value(key);
    return value.isBoolean()
        ? Optional.of(value.asBoolean())
        : missing(key, value, "write true or false");
  }

  private <T> Optional<T> missing(String key, JsonNode value, String remedy) {
    if (!value.isMissingNode() && !value.isNull()) {
      problems.add("%s is %s; %s, or leave it out".formatted(path(key), shortened(value), remedy));
    }
    return Optional.empty();
  }

  /** A list as it stands; empty if there is none. */
  public JsonNode list(String key) {
    JsonNode value = value(key);
    return value.isArray() ? value : JsonNodeFactory.instance.arrayNode();
  }

  /** Everything that was not asked for is a mistake. */
  public void nothingElse() {
    values
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(
                    "%s is unknown (its value is %s); remove it, or write one of %s"
                        .formatted(path(key), shortened(values.path(key)), known));
              }
            });
  }

  /** Those that the file has. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    values.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Notes what is wrong. */
  public void problem(String words) {
    problems.add(words);
  }

  /** As messages name a key. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private JsonNode value(String key) {
    known.add(key);
    return values.path(key);
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
