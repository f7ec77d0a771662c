package dev.autodev.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.model.json.Json;
import dev.autodev.model.json.MalformedJsonException;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object of a request; every complaint names the field. */
final class Body {
  private final ObjectNode json;

  private Body(ObjectNode json) {
    this.json = json;
  }

  /** An absent body counts as an empty object. */
  static Body of(String text) {
    JsonNode json = text == null || text.isBlank() ? Json.parse("{}") : Json.parseStrictly(text);
    if (!(json instanceof ObjectNode object)) {
      throw new ControlPlaneException.Invalid("", "the body must be a JSON object");
    }
    Texts.check(json, "");
    return new Body(object);
  }

  Optional<String> text(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ControlPlaneException.Invalid(field, field + " must be a text");
    }
    return Optional.of(value.textValue()).filter(text -> !text.isBlank());
  }

  String needed(String field) {
    return text(field)
        .orElseThrow(
            () -> new ControlPlaneException.Invalid(field, field + " is missing; give a text"));
  }

  /** A list of names, put there by that author. */
  List<Label> labels(String author) {
    return texts("labels").stream().map(name -> new Label(name, author)).toList();
  }

  /** A list of texts; absent: none. */
  List<String> texts(String field) {
    JsonNode value = json.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
      throw new ControlPlaneException.Invalid(field, field + " must be a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : value) {
      if (!text.isTextual() || text.textValue().isBlank()) {
        throw new ControlPlaneException.Invalid(
            field, field + " must be a list of texts, none of them empty");
      }
      texts.add(text.textValue());
    }
    return texts;
  }

  int number(String field, int otherwise) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new ControlPlaneException.Invalid(field, field + " must be a whole number");
    }
    return value.intValue();
  }

  /** What the field holds as a task of that type asks for it; absent: nothing is given. */
  TaskPayload payload(TaskType type) {
    JsonNode value = json.path("payload");
    try {
      return TaskPayload.of(
          type, value.isMissingNode() || value.isNull() ? Json.parse("{}") : value);
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("payload", e.getMessage());
    }
  }

  /** The object in a field; empty: there is none. */
  Optional<Body> part(String field) {
    return json.path(field) instanceof ObjectNode object
        ? Optional.of(new Body(object))
        : Optional.empty();
  }

  /** The same with another value in a field. */
  Body with(String field, JsonNode value) {
    ObjectNode changed = json.deepCopy();
    changed.set(field, value);
    return new Body(changed);
  }

  /** All of it, by name. */
  Map<String, JsonNode> fields() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    json.properties().forEach(field -> all.put(field.getKey(), field.getValue()));
    return all;
  }

  /** The whole as a value of the model, without the fields that do not belong to it. */
  <T> T as(Class<T> type, String... others) {
    try {
      return Json.readTyped(json.deepCopy().without(List.of(others)), type);
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("", e.getMessage());
    }
  }
}
