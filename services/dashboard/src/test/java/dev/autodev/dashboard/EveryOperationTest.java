package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.dashboard.ApiDocument.Described;
import dev.autodev.dashboard.HostileRequest.Expected;
import dev.autodev.dashboard.WrongBodies.Wrong;
import dev.autodev.model.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document, with each field of its body left out, of another type
 * and too large, and with hostile names: none answers 5xx, and none takes what its own description
 * says is wrong.
 */
@QuarkusTest
class EveryOperationTest extends HostileTest {
  private static final List<String> NAMES =
      List.of("nobody", "%00", "a%00b", "%zz", "%c3%28", "..%2f..%2fetc", "x".repeat(3_000), "-1");
  private static final List<String> QUERIES =
      List.of("", "%00", "nobody", "-1", "9".repeat(300), "%c3%28", "'%3b+drop+table+task--");

  private final List<String> wrong = new ArrayList<>();
  private int sent;
  private int refused;

  @Test
  void refusesWhatItsDescriptionSaysIsWrong() throws IOException {
    List<Described> operations = ApiDocument.operations();
    assertThat(operations).hasSizeGreaterThan(70);
    Map<String, String> ids = ids();
    RawHttp http = new RawHttp(RestAssured.port);
    for (Described operation : operations) {
      attack(http, operation, ids);
    }
    System.out.printf("%d operations, %d requests, %d refused%n", operations.size(), sent, refused);
    assertThat(wrong).isEmpty();
  }

  private void attack(RawHttp http, Described operation, Map<String, String> ids)
      throws IOException {
    String place = operation.path();
    int name = place.indexOf('{');
    if (name >= 0) {
      for (String hostile : NAMES) {
        send(http, operation, place.replaceFirst("\\{\\w+}", hostile), "{}", "name", false);
      }
      place =
          place.replaceFirst(
              "\\{\\w+}", ids.getOrDefault(place.substring(0, name), "01jdzzzzzzzzzzzzzzzzzzzzzz"));
    }
    send(http, operation, place, "{}", "plain", false);
    for (String query : operation.queries()) {
      for (String value : QUERIES) {
        send(http, operation, place + "?" + query + "=" + value, "", "query " + query, false);
      }
    }
    if (operation.hasBody()) {
      for (Wrong body : WrongBodies.of(operation.schema(), right(ids))) {
        send(http, operation, place, body.body(), body.what(), body.refused());
      }
    }
  }

  private void send(
      RawHttp http, Described operation, String target, String body, String what, boolean mustFail)
      throws IOException {
    HostileRequest request =
        new HostileRequest(
            operation.method(),
            target,
            List.of("Content-Type: application/json"),
            body,
            mustFail ? Expected.REFUSAL : Expected.ANYTHING,
            what);
    RawHttp.Answer answer = http.send(request.bytes());
    sent++;
    refused += answer.status() >= 400 ? 1 : 0;
    String fault = fault(request, answer);
    if (!fault.isEmpty()) {
      String said = answer.body();
      wrong.add(
          "%s: %s -> %d %s"
              .formatted(
                  fault,
                  request.shown(),
                  answer.status(),
                  said.substring(0, Math.min(200, said.length()))));
    }
  }

  private static String fault(HostileRequest request, RawHttp.Answer answer) {
    if (answer.status() >= 500 || answer.status() == 0) {
      return "5xx or no answer";
    }
    if (request.expected() == Expected.REFUSAL && answer.status() < 400) {
      return "wrong, but taken";
    }
    boolean told =
        answer.status() < 400 || !request.hasAddress() || request.method().equals("HEAD");
    return told || isProblem(answer) ? "" : "refused without saying why";
  }

  private static boolean isProblem(RawHttp.Answer answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return false;
    }
    JsonNode problem = Json.parse(answer.body());
    return problem.path("status").intValue() == answer.status()
        && !problem.path("detail").asText().isBlank();
  }

  /** What exists, by the part of a path before it. */
  private Map<String, String> ids() {
    String repository = repository();
    String gate = proposal("# Proposal").getString("id");
    return Map.of(
        "/api/repositories/",
        repository,
        "/api/tasks/",
        scan(repository),
        "/api/workflows/",
        workflow(repository),
        "/api/approvals/",
        gate,
        "/api/projects/",
        gate,
        "/api/schedules/",
        nightly(repository),
        "/api/templates/",
        template(),
        "/api/notifications/",
        "1",
        "/api/providers/",
        "replay");
  }

  /** Right values by the name of their field, as JSON; {@code by} and the like are left out. */
  private static Map<String, String> right(Map<String, String> ids) {
    return Map.ofEntries(
        Map.entry("type", "\"security_scan\""),
        Map.entry("title", "\"A title\""),
        Map.entry("repository", "\"" + ids.get("/api/repositories/") + "\""),
        Map.entry("name", "\"a-name\""),
        Map.entry("url", "\"/srv/a.git\""),
        Map.entry("reason", "\"a reason\""),
        Map.entry("text", "\"a text\""),
        Map.entry("role", "\"builder\""),
        Map.entry("slots", "2"),
        Map.entry("label", "\"a label\""),
        Map.entry("rhythm", "{\"type\":\"daily\",\"time\":\"07:00\"}"),
        Map.entry(
            "work",
            "{\"kind\":\"task\",\"payload\":{\"type\":\"security_scan\"},\"repository\":\""
                + ids.get("/api/repositories/")
                + "\"}"),
        Map.entry("access", "\"viewer\""),
        Map.entry("version", "\"none\""),
        Map.entry("project", "\"a project\""));
  }
}
