package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SwarmTest extends DashboardTest {
  @Test
  void showsTheAgentsThatReported() {
    pm.reports();
    soon()
        .untilAsserted( // it may be known from long ago
            () -> {
              JsonPath agents = get("/api/agents");
              assertThat(agents.getList("agents.findAll { it.live }.id")).contains("pm-1");
              assertThat(agents.getInt("agents.find { it.id == 'pm-1' }.slots.pm")).isEqualTo(50);
            });
  }

  @Test
  void countsWhatThereIs() {
    proposal("# Counted");
    pm.reports();
    soon()
        .untilAsserted(
            () -> {
              JsonPath overview = get("/api/overview");
              assertThat(overview.getInt("openGates")).isPositive();
              assertThat(overview.getInt("tasks.completed")).isPositive();
              assertThat(overview.getInt("liveWorkers")).isEqualTo(1);
              assertThat(overview.getList("roles.role")).contains("pm");
            });
  }

  @Test
  void pagesThroughTheAuditTrail() {
    scan(repository());
    JsonPath first = get("/api/audit?limit=1");
    assertThat(first.getList("items")).hasSize(1);
    JsonPath second = get("/api/audit?limit=1&cursor=" + first.getString("next"));
    assertThat(second.getLong("items[0].id")).isLessThan(first.getLong("items[0].id"));
  }

  @Test
  void aMistypedRepositoryStopsNothingAndIsSaid() {
    Map<String, ?> stop = Map.of("scope", "repository/mistyped", "reason", "leak");
    assertThat(post("/api/estop", stop, 404).getString("detail"))
        .contains("There is no repository 'mistyped'", "claude-swarm repos list");
    assertThat(get("/api/estop").getList("stops.scope")).doesNotContain("repository/mistyped");
  }

  @Test
  void saysWhatRunsHere() {
    JsonPath info = get("/api/info");
    assertThat(info.getString("version")).isNotBlank();
    assertThat(info.getString("mode")).isEqualTo("separate");
    assertThat(info.getString("model.upstream")).isEqualTo("replay");
    assertThat(info.getString("model.provider")).isEqualTo("builtin");
    assertThat(info.getString("model.model")).startsWith("claude");
  }

  @Test
  void saysThatItIsWell() {
    assertThat(get("/health").getString("status")).isEqualTo("UP");
    assertThat(get("/health").getList("checks.name")).contains("settings");
    given().get("/health/ready").then().statusCode(200);
  }
}
