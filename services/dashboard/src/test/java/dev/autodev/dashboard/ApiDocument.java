package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document of this build, as its server gives it. */
final class ApiDocument {
  private ApiDocument() {}

  /**
   * An operation of the document.
   *
   * @param queries names of what may stand in its query
   * @param schema of its body; missing: it has none
   */
  record Described(String method, String path, List<String> queries, JsonNode schema) {
    boolean hasBody() {
      return !schema.isMissingNode();
    }
  }

  static List<Described> operations() {
    List<Described> all = new ArrayList<>();
    JsonNode document =
        Json.parse(given().accept("application/json").get("/api/openapi?format=json").asString());
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(one -> all.add(described(one.getKey(), path.getKey(), one))));
    return all;
  }

  private static Described described(
      String method, String path, Map.Entry<String, JsonNode> operation) {
    List<String> queries = new ArrayList<>();
    for (JsonNode parameter : operation.getValue().path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        queries.add(parameter.path("name").asText());
      }
    }
    return new Described(
        method.toUpperCase(Locale.ROOT),
        path,
        queries,
        operation.getValue().at("/requestBody/content/application~1json/schema"));
  }
}
