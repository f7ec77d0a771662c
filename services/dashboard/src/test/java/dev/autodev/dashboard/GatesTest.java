package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatesTest extends DashboardTest {
  @Test
  void showsWhatWaitsAndApprovesExactlyWhatWasSeen() {
    JsonPath gate = proposal("# Hooks\n\nSell it.");
    String id = gate.getString("id");
    assertThat(gate.getString("kind")).isEqualTo("project_proposal");
    assertThat(gate.getString("subject.markdown")).contains("Sell it.");
    assertThat(get("/api/approvals?status=open&limit=500").getList("approvals.id")).contains(id);
    assertThat(get("/api/approvals/" + id.substring(0, 24)).getString("id")).isEqualTo(id);

    JsonPath other = post("/api/approvals/" + id + "/approve", Map.of("hash", "f00d"), 409);
    assertThat(other.getString("detail")).contains("f00d").contains("look at it again");
    assertThat(other.getString("state")).isEqualTo("open");

    Map<String, String> decision = Map.of("hash", gate.getString("subject.hash"), "by", "anna");
    JsonPath decided = post("/api/approvals/" + id + "/approve", decision, 200);
    assertThat(decided.getString("status")).isEqualTo("approved");
    assertThat(decided.getString("decidedBy")).isEqualTo("anna");
    post("/api/approvals/" + id + "/approve", decision, 200);

    JsonPath late = post("/api/approvals/" + id + "/reject", Map.of("reason", "no"), 409);
    assertThat(late.getString("state")).isEqualTo("approved");
    assertThat(get("/api/approvals?status=open&limit=500").getList("approvals.id"))
        .doesNotContain(id);
  }

  @Test
  void whoHasApprovedAndThatOneMoreMustIsSeenBesideTheNote() {
    JsonPath gate = proposalIn(strictRepository(2, false), "# Two must");
    String id = gate.getString("id");
    String hash = gate.getString("subject.hash");
    post("/api/approvals/" + id + "/defer", Map.of("notes", "After lunch"), 200);

    JsonPath once =
        post("/api/approvals/" + id + "/approve", Map.of("hash", hash, "by", "anna"), 200);

    String waits = "approved by anna; 1 more must approve the same";
    assertThat(once.getString("status")).isEqualTo("open");
    assertThat(once.getString("waitsFor")).isEqualTo(waits);
    assertThat(once.getString("note")).isEqualTo("After lunch");
    assertThat(page(id)).contains(waits, "After lunch");
    post("/api/approvals/" + id + "/defer", Map.of("notes", "Tomorrow"), 200);
    assertThat(page(id)).contains(waits, "Tomorrow");

    JsonPath decided =
        post("/api/approvals/" + id + "/approve", Map.of("hash", hash, "by", "bert"), 200);
    assertThat(decided.getString("status")).isEqualTo("approved");
    assertThat(decided.getString("waitsFor")).isNull();
    assertThat(page(id)).doesNotContain("more must approve");
  }

  private static String page(String gate) {
    return given()
        .accept("text/html")
        .get("/approvals/" + gate)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void rejectsOnlyWithAReason() {
    String id = proposal("# A").getString("id");
    assertThat(post("/api/approvals/" + id + "/reject", Map.of(), 422).getString("field"))
        .isEqualTo("reason");
    JsonPath rejected = post("/api/approvals/" + id + "/reject", Map.of("reason", "Too dear"), 200);
    assertThat(rejected.getString("status")).isEqualTo("rejected");
    assertThat(rejected.getString("reason")).isEqualTo("Too dear");
  }

  @Test
  void decidesProjectsAsTheGuideHasIt() {
    String id = proposal("# B").getString("id");
    assertThat(get("/api/projects?status=open&limit=500").getList("projects.id")).contains(id);
    JsonPath deferred =
        post("/api/projects/" + id + "/defer", Map.of("notes", "Revisit next quarter"), 200);
    assertThat(deferred.getString("status")).isEqualTo("open");
    assertThat(deferred.getString("note")).isEqualTo("Revisit next quarter");
    post("/api/projects/" + id + "/approve", "", 200);
    assertThat(get("/api/projects/" + id).getString("status")).isEqualTo("approved");

    String other = proposal("# C").getString("id");
    post("/api/projects/" + other + "/reject", Map.of("reason", "Not worth it"), 200);
    assertThat(get("/api/projects/" + other).getString("status")).isEqualTo("rejected");
  }

  @Test
  void whatPeopleSayAboutItDecidesNothing() {
    String id = proposal("# D").getString("id");
    String comments = "/api/approvals/" + id + "/comments";
    assertThat(get(comments).getList("comments")).isEmpty();
    post(comments, Map.of("text", "who pays for it?", "by", "anna"), 201);
    post(comments, Map.of("text", "we do", "by", "berta"), 201);
    assertThat(get(comments).getList("comments.by")).containsExactly("anna", "berta");
    assertThat(get("/api/approvals/" + id).getString("status")).isEqualTo("open");
    assertThat(given().accept("text/html").get("/approvals/" + id).asString())
        .contains("who pays for it?");
    assertThat(given().get("/api/audit?subject=" + id).asString()).contains("gate.discussed");

    assertThat(post(comments, Map.of("text", " "), 422).getString("field")).isEqualTo("text");
    assertThat(post(comments, Map.of("text", "x".repeat(4_001)), 422).getString("detail"))
        .contains("4,000");
  }

  @Test
  void whatWasSaidLatelyIsFoundByItsTopic() {
    String id = proposal("# E").getString("id");
    String topic = get("/api/approvals/" + id).getString("subject.title");
    String comments = "/api/approvals/" + id + "/comments";
    post(comments, Map.of("text", "Is the Pricing-50% right?", "by", "anna"), 201);
    post(comments, Map.of("text", "ask the pricing-50% people", "by", "berta"), 201);

    JsonPath lately = get("/api/discussions?limit=1");
    assertThat(lately.getList("discussions.by")).containsExactly("berta");
    assertThat(lately.getString("discussions[0].gate")).isEqualTo(id);
    assertThat(lately.getString("discussions[0].kind")).isEqualTo("project_proposal");
    assertThat(lately.getString("discussions[0].topic")).isEqualTo(topic);
    assertThat(
            get("/api/discussions?limit=1&cursor=" + lately.getString("next"))
                .getList("discussions.by"))
        .containsExactly("anna");

    assertThat(
            given()
                .queryParam("topic", "PRICING-50%")
                .get("/api/discussions")
                .jsonPath()
                .getList("discussions.by"))
        .containsExactly("berta", "anna");
    assertThat(
            given()
                .queryParam("topic", topic.toUpperCase(Locale.ROOT))
                .get("/api/discussions")
                .jsonPath()
                .getList("discussions.gate"))
        .contains(id);
    assertThat(get("/api/discussions?topic=pricing-5_%25").getList("discussions")).isEmpty();
  }

  @Test
  void knowsNoOther() {
    String nobody = "01jdzzzzzzzzzzzzzzzzzzzzzz";
    for (String place : new String[] {"approvals", "projects"}) {
      given().get("/api/" + place + "/" + nobody).then().statusCode(404);
      assertThat(
              post("/api/" + place + "/" + nobody + "/approve", Map.of(), 404).getString("detail"))
          .contains(nobody);
    }
  }
}
