package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkflowsTest extends DashboardTest {
  @Test
  void startsAFeatureAndShowsItsSteps() {
    String repository = repository();
    JsonPath started =
        post(
            "/api/workflows",
            Map.of(
                "definition",
                "feature",
                "title",
                "Compare versions",
                "description",
                "Ranges too",
                "repository",
                repository),
            201);
    JsonPath found = get("/api/workflows/" + started.getString("id").substring(0, 24));
    assertThat(found.getString("title")).isEqualTo("Compare versions");
    assertThat(found.getList("steps.id")).contains("analyse", "spec-approval", "deploy");
    assertThat(found.getList("tasks")).hasSize(1);
    assertThat(get("/api/workflows?status=running&limit=500").getList("workflows.id"))
        .contains(started.getString("id"));

    JsonPath cancelled =
        post("/api/workflows/" + started.getString("id") + "/cancel", Map.of("reason", "no"), 200);
    assertThat(cancelled.getString("status")).isEqualTo("cancelled");
    assertThat(get("/api/workflows?status=cancelled&limit=500").getList("workflows.id"))
        .contains(started.getString("id"));
  }

  @Test
  void startsOncePerKey() {
    Map<String, String> body = Map.of("title", "Once", "repository", repository());
    String key = unique("key");
    String first =
        json().header("Idempotency-Key", key).body(body).post("/api/workflows").path("id");
    String again =
        json().header("Idempotency-Key", key).body(body).post("/api/workflows").path("id");
    assertThat(again).isEqualTo(first);
  }

  @Test
  void namesTheDefinitionItDoesNotKnow() {
    JsonPath refused =
        post(
            "/api/workflows",
            Map.of("definition", "conquest", "title", "World", "repository", repository()),
            422);
    assertThat(refused.getString("detail")).contains("conquest").contains("feature");
  }

  @Test
  void whatWorksOnARepositoryIsRefusedWithoutOne() {
    JsonPath refused = post("/api/workflows", Map.of("definition", "fix", "title", "Mend"), 422);

    assertThat(refused.getString("field")).isEqualTo("repository");
    assertThat(refused.getString("detail"))
        .contains("'fix' works on a repository", "claude-swarm repos list");
    post("/api/workflows", Map.of("definition", "product", "title", "Hooks"), 201);
  }
}
