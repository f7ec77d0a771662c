package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends DashboardTest {
  @Test
  void saysOfEveryOperationWhatItDoesAndHowItRefuses() {
    JsonPath document = given().get("/api/openapi?format=json").jsonPath();
    Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
    assertThat(paths.keySet())
        .contains("/api/tasks", "/api/tasks/{id}/output", "/api/info", "/api/projects/{id}/defer")
        .allMatch(path -> path.startsWith("/api/") || path.startsWith("/health"));
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  if (path.startsWith("/api/")) {
                    assertThat(operation).as(method + " " + path).containsKey("summary");
                    assertThat((Map<?, ?>) operation.get("responses"))
                        .as(method + " " + path)
                        .hasSizeGreaterThan(3);
                    if (method.equals("post") && !path.equals("/api/logout")) {
                      assertThat(operation).as(method + " " + path).containsKey("requestBody");
                    }
                  }
                }));
    assertThat(document.getMap("components.schemas")).containsKeys("Problem", "TaskView");
    assertThat(
            document.getList(
                "paths.'/api/tasks'.post.requestBody.content.'application/json'.schema.required"))
        .containsExactly("type");
    assertThat(document.getMap("paths.'/api/tasks'.post.responses")).containsKeys("201", "413");
    assertThat(document.getMap("components.schemas")).containsKey("RepositoryView");
  }
}
