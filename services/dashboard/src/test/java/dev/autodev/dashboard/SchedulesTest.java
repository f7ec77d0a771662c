package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchedulesTest extends DashboardTest {
  private static final Map<String, ?> DAILY = Map.of("type", "daily", "time", "07:00");

  @Test
  void aScheduleIsMadeShownPausedRunAndDeleted() {
    String name = unique("nightly");
    String repository = repository();
    JsonPath made = post("/api/schedules", schedule(name, repository, DAILY), 201);
    assertThat(made.getString("schedule.rhythm.time")).isEqualTo("07:00");
    assertThat(made.getString("status")).isEqualTo("active");

    JsonPath shown = get("/api/schedules/" + name);
    assertThat(shown.getList("upcoming")).hasSize(5);
    assertThat(shown.getString("upcoming[0].local")).contains("07:00 +0");
    assertThat(get("/api/schedules?tag=" + name).getList("schedules.name")).containsExactly(name);

    String id = made.getString("id");
    assertThat(post("/api/schedules/" + id + "/pause", Map.of(), 200).getString("status"))
        .isEqualTo("paused");
    JsonPath run = post("/api/schedules/" + name + "/run", Map.of("by", "anna"), 200);
    assertThat(get("/api/tasks/" + run.getString("task")).getString("title"))
        .startsWith("Scan of 20");
    assertThat(get("/api/schedules/" + id + "/occurrences").getList("occurrences.status"))
        .containsExactly("filed");
    assertThat(get("/api/audit?subject=" + id).getList("items.action"))
        .contains("schedule.created", "schedule.paused", "schedule.run");

    post("/api/schedules/" + id + "/delete", Map.of(), 200);
    given().get("/api/schedules/" + name).then().statusCode(404);
    assertThat(get("/api/schedules/" + id).getString("schedule.status")).isEqualTo("deleted");
  }

  @Test
  void aPreviewKeepsNothingAndRefusalsSayWhatToDo() {
    JsonPath preview =
        post(
            "/api/schedules/preview",
            Map.of(
                "rhythm",
                Map.of("type", "cron", "expression", "30 2 29 3 *"),
                "zone",
                "Europe/Berlin"),
            200);
    assertThat(preview.getList("upcoming.local"))
        .hasSize(5)
        .allSatisfy(local -> assertThat((String) local).matches(".* (02:30|03:00) .*"));

    String name = unique("wrong");
    for (Map<String, ?> rhythm :
        java.util.List.of(
            Map.of("type", "cron", "expression", "soon"),
            Map.of("type", "daily"),
            Map.of("type", "daily", "time", "25:00"),
            Map.of("type", "once", "at", "2001-01-01T00:00:00Z"))) {
      assertThat(
              post("/api/schedules", schedule(name, repository(), rhythm), 422).getString("detail"))
          .containsAnyOf(
              "five fields",
              "rhythm.time is missing",
              "rhythm.time: '25:00' is none; write a time of day such as 07:00",
              "lies ahead");
    }
    post("/api/schedules", schedule(name, "nowhere", DAILY), 422);
    given().get("/api/schedules/" + name).then().statusCode(404);
  }

  @Test
  void thePageShowsTheNextFiveTimesBeforeItKeepsAnything() {
    String name = unique("page");
    Map<String, String> form =
        Map.of(
            "name", name,
            "rhythm", "weekly",
            "value", "monday 06:30",
            "zone", "America/New_York",
            "files", "security_scan",
            "repository", repository(),
            "tags", "one two");

    String preview =
        given()
            .formParams(form)
            .post("/schedules/preview")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(preview.split("Mon 20", -1)).hasSize(6);
    assertThat(preview).contains("06:30 -0").contains("value=\"" + name + "\"");
    given().get("/api/schedules/" + name).then().statusCode(404);

    Response made = given().redirects().follow(false).formParams(form).post("/schedules");
    assertThat(made.statusCode()).isEqualTo(303);
    String page =
        given().get(made.getHeader("Location")).then().statusCode(200).extract().asString();
    assertThat(page).contains(name, "America/New_York", "Run now", "security_scan");
    assertThat(given().get("/schedules").asString()).contains(name);
  }

  @Test
  void aScheduleIsChangedOnItsPageAndByTheApiAndKeepsItsName() {
    String name = unique("changed");
    String repository = repository();
    String id = post("/api/schedules", schedule(name, repository, DAILY), 201).getString("id");
    assertThat(given().get("/schedules/" + id).asString())
        .contains("value=\"07:00\"", "Change the schedule", "Europe/Berlin");

    Map<String, String> form =
        Map.of(
            "rhythm", "weekly",
            "value", "monday 06:30",
            "zone", "UTC",
            "overlap", "queue",
            "tags", "late",
            "work",
                "{\"kind\":\"task\",\"repository\":\"%s\",\"payload\":{\"type\":\"run_tests\"}}"
                    .formatted(repository));
    Response changed =
        given().redirects().follow(false).formParams(form).post("/schedules/" + id + "/change");
    assertThat(changed.statusCode()).isEqualTo(303);
    JsonPath shown = get("/api/schedules/" + name);
    assertThat(shown.getString("schedule.schedule.rhythm.type")).isEqualTo("weekly");
    assertThat(shown.getString("schedule.schedule.work.payload.type")).isEqualTo("run_tests");
    assertThat(shown.getString("upcoming[0].local")).startsWith("Mon").contains("06:30");
    assertThat(get("/api/schedules?tag=late").getList("schedules.name")).contains(name);

    Map<String, ?> renamed = schedule(unique("other"), repository, DAILY);
    assertThat(post("/api/schedules/" + id + "/change", renamed, 422).getString("detail"))
        .contains("keeps its name");
    JsonPath again =
        post("/api/schedules/" + id + "/change", schedule(name, repository, DAILY), 200);
    assertThat(again.getString("schedule.rhythm.type")).isEqualTo("daily");
    assertThat(get("/api/audit?subject=" + id).getList("items.action"))
        .contains("schedule.changed");
    given()
        .formParams(Map.of("rhythm", "daily", "value", "07:00", "zone", "UTC", "work", "no json"))
        .post("/schedules/" + id + "/change")
        .then()
        .statusCode(422);
  }

  private static Map<String, ?> schedule(String name, String repository, Map<String, ?> rhythm) {
    return Map.of(
        "name",
        name,
        "rhythm",
        rhythm,
        "zone",
        "Europe/Berlin",
        "tags",
        java.util.List.of(name),
        "work",
        Map.of(
            "kind",
            "task",
            "payload",
            Map.of("type", "security_scan"),
            "title",
            "Scan of {{date}}",
            "repository",
            repository));
  }
}
