package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionSettingsException;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one mapping in a scenario file; whatever is wrong with them names its place. */
record Fields(ObjectNode mapping, String place) {

  SessionSettingsException wrong(String what) {
    return new SessionSettingsException(place + " " + what);
  }

  void allowOnly(String... known) {
    Set<String> allowed = Set.of(known);
    for (String name : names()) {
      if (!allowed.contains(name)) {
        throw wrong("has an unknown field '" + name + "'; known are " + List.of(known));
      }
    }
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    mapping.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Optional<JsonNode> node(String name) {
    return Optional.ofNullable(mapping.get(name)).filter(node -> !node.isNull());
  }

  Optional<String> text(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isValueNode()) {
      throw wrong("needs a plain value as '" + name + "'");
    }
    return node.map(JsonNode::asText);
  }

  Optional<Integer> number(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && (!node.get().isInt() || node.get().asInt() < 0)) {
      throw wrong("needs a whole number from 0 as '" + name + "'");
    }
    return node.map(JsonNode::asInt);
  }

  Optional<Duration> duration(String name) {
    try {
      return text(name).map(DurationConverter::parseDuration);
    } catch (IllegalArgumentException e) {
      throw wrong("needs a duration such as 200ms or 2s as '" + name + "'");
    }
  }

  Optional<Fields> object(String name) {
    return node(name).map(node -> within(node, name));
  }

  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    Optional<JsonNode> list = node(name);
    if (list.isPresent() && !list.get().isArray()) {
      throw wrong("needs a list as '" + name + "'");
    }
    list.ifPresent(
        elements -> elements.forEach(each -> all.add(within(each, name + "[" + all.size() + "]"))));
    return all;
  }

  private Fields within(JsonNode node, String name) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, place + " › " + name);
    }
    throw wrong("needs a mapping as '" + name + "'");
  }
}
