package dev.autodev.dashboard.page.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Filling;
import dev.autodev.control.NewTemplate;
import dev.autodev.model.json.Json;
import dev.autodev.model.json.MalformedJsonException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What was filled in on a page of templates. */
record TemplateForm(MultivaluedMap<String, String> sent) {
  private static final String VALUE = "set.";
  private static final Set<String> WORKFLOWS = Set.of("feature", "fix");

  private String get(String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  /** A new one. */
  NewTemplate made() {
    return template(get("name"), work());
  }

  /** One that is kept as somebody wants it: the name stays, the work is as the API takes it. */
  NewTemplate changed(String name) {
    try {
      return template(name, Json.parse(get("work")));
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("work", String.valueOf(e.getMessage()));
    }
  }

  /** Of what was seen when the form was filled in. */
  String version() {
    return given("version")
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "version", "The version is missing; open the page again"));
  }

  private NewTemplate template(String name, JsonNode work) {
    ObjectNode json = object().put("name", name).put("description", get("about"));
    json.set("work", work);
    try {
      return Json.read(json, NewTemplate.class);
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("", String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode work() {
    ObjectNode json = object();
    given("title").ifPresent(title -> json.put("title", title));
    given("repository").ifPresent(repository -> json.put("repository", repository));
    String files = get("files");
    if (WORKFLOWS.contains(files)) {
      given("description").ifPresent(description -> json.put("description", description));
      return json.put("kind", "workflow").put("definition", files);
    }
    json.putObject("payload").put("type", files);
    return json.put("kind", "task");
  }

  /** What one that is filed is given; an empty field is no value. */
  Filling filling() {
    Map<String, String> set = new HashMap<>();
    sent.keySet().stream()
        .filter(field -> field.startsWith(VALUE))
        .forEach(field -> given(field).ifPresent(v -> set.put(field.substring(VALUE.length()), v)));
    List<String> after = given("after").map(ids -> List.of(ids.split("[,\\s]+"))).orElse(List.of());
    return new Filling(set, given("repository"), after);
  }

  private Optional<String> given(String name) {
    return Optional.of(get(name)).filter(text -> !text.isEmpty());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
