package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what happens to a mail that arrives, and back by its link to the decision. */
@QuarkusTest
@TestProfile(AccessTest.Login.class)
class NotificationsTest extends DashboardTest {
  static final String SETTINGS = "target/notifications.yaml";

  @Inject Pool pool;

  @TestHTTPResource("/")
  URI server;

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() throws IOException {
    sql("truncate person, access_token, login_failure");
    sql("truncate notice, delivery, delivery_notice, channel_pace, notice_link");
    post(
        "/api/setup",
        Map.of("token", AccessTest.SETUP, "name", "ada", "password", AccessTest.PASSWORD),
        200);
    everythingAs(AccessTest.login("ada"));
    mails.start();
    Files.writeString(
        Path.of(SETTINGS),
        """
        notifications:
          merge: 0
          channels:
            mail:
              type: mail
              smtp: 127.0.0.1:%d
              tls: none
              from: swarm@example.org
              to: [{person: ada, address: ada@example.org}]
            nobody:
              type: mail
              smtp: 127.0.0.1:1
              tls: none
              from: swarm@example.org
              to: [nobody@example.org]
          routes: {action: [mail], info: [mail], warning: [nobody]}
        """
            .formatted(mails.getSmtp().getPort()));
    soon().until(() -> !get("/api/notifications").getList("routes.action").isEmpty());
  }

  @AfterEach
  void stop() throws IOException {
    RestAssured.requestSpecification = null;
    mails.stop();
    Files.writeString(Path.of(SETTINGS), "");
  }

  private static void everythingAs(String secret) {
    RestAssured.requestSpecification = null; // a builder begins with what is there
    RestAssured.requestSpecification =
        new RequestSpecBuilder().addHeader("Authorization", "Bearer " + secret).build();
  }

  private void sql(String statement) {
    pool.query(statement).execute().await().atMost(Duration.ofSeconds(20));
  }

  private String mailAbout(String words) {
    return soon()
        .until(
            () -> Arrays.stream(mails.getReceivedMessages()).map(NotificationsTest::text).toList(),
            all -> all.stream().anyMatch(text -> text.contains(words)))
        .stream()
        .filter(text -> text.contains(words))
        .findFirst()
        .orElseThrow();
  }

  private static String text(MimeMessage mail) {
    try {
      return String.valueOf(mail.getContent());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The path of a link as it stands in a mail. */
  private static String link(String mail, String wish) {
    Matcher link = Pattern.compile("(/links/\\S+)/" + wish).matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    return link.group(1);
  }

  private RequestSpecification browser() {
    return given().accept("text/html").header("Origin", server.toString().replaceAll("/$", ""));
  }

  private Response answered(String link, Map<String, String> form) {
    return browser().redirects().follow(false).formParams(form).post(link);
  }

  @Test
  void aGateThatOpensIsMailedAndTheMailsLinkDecidesOnceForItsPerson() {
    JsonPath gate = proposal("# Hooks\n\nSell it.");
    String hash = gate.getString("subject.hash");
    String mail = mailAbout(hash);
    String link = link(mail, "approve");
    assertThat(mail).contains("project proposal", gate.getString("id"));

    RestAssured.requestSpecification = null; // nobody is logged in: the link says who it is
    for (int programsLookToo = 0; programsLookToo < 2; programsLookToo++) {
      String page = browser().get(link + "/approve").then().statusCode(200).extract().asString();
      assertThat(page).contains(hash, "Sell it.", "Decided as ada", "name=\"decision\"");
    }
    assertThat(answered(link, Map.of("decision", "reject")).statusCode()).isEqualTo(422);
    assertThat(answered(link, Map.of("decision", "approve")).statusCode()).isEqualTo(303);

    String page = browser().get(link + "/reject").then().statusCode(200).extract().asString();
    assertThat(page).contains("approved", "by ada").doesNotContain("name=\"decision\"");
    Response again = answered(link, Map.of("decision", "reject", "reason", "no"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.contentType()).startsWith("text/html");
    assertThat(again.asString()).contains("This link was used");

    everythingAs(AccessTest.login("ada"));
    assertThat(get("/api/approvals/" + gate.getString("id")).getString("decidedBy"))
        .isEqualTo("ada");
    JsonPath trail = get("/api/audit?subject=" + gate.getString("id"));
    assertThat(trail.getList("items.findAll { it.action == 'link.used' }.details.by"))
        .containsExactly("link");
    assertThat(trail.getList("items.actor")).contains("ada");
  }

  @Test
  void aLinksPageSaysWhoHasApprovedAndThatOneMoreMust() {
    JsonPath gate = proposalIn(strictRepository(2, false), "# Two");
    String hash = gate.getString("subject.hash");
    String link = link(mailAbout(hash), "approve");
    post(
        "/api/people",
        Map.of("name", "eve", "password", AccessTest.PASSWORD, "access", "approver"),
        200);
    everythingAs(AccessTest.login("eve"));
    post("/api/approvals/" + gate.getString("id") + "/approve", Map.of("hash", hash), 200);

    RestAssured.requestSpecification = null;
    String page = browser().get(link + "/approve").then().statusCode(200).extract().asString();
    assertThat(page).contains("approved by eve; 1 more must approve the same", "value=\"approve\"");
    assertThat(answered(link, Map.of("decision", "approve")).statusCode()).isEqualTo(303);
    assertThat(browser().get(link + "/approve").asString()).doesNotContain("more must approve");
  }

  @Test
  void whoAskedForTheWorkIsNotAskedToApproveItWhereAnotherPersonMust() {
    JsonPath gate = proposalIn(strictRepository(1, true), "# Of another");
    String mail = mailAbout(gate.getString("subject.hash"));
    assertThat(mail)
        .contains("you asked for this work, so another person must approve it")
        .doesNotContain("/approve");
    String link = link(mail, "reject");

    RestAssured.requestSpecification = null;
    String page = browser().get(link + "/reject").then().statusCode(200).extract().asString();

    assertThat(page)
        .contains("another person must approve it", "value=\"reject\"")
        .doesNotContain("value=\"approve\"");
    assertThat(answered(link, Map.of("decision", "approve")).statusCode()).isEqualTo(403);
    assertThat(answered(link, Map.of("decision", "reject", "reason", "no")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void aLinkIsForNobodyElseAndIsNotGuessed() {
    String hash = proposal("# Others").getString("subject.hash");
    String link = link(mailAbout(hash), "reject");
    post(
        "/api/people",
        Map.of("name", "eve", "password", AccessTest.PASSWORD, "access", "admin"),
        200);

    everythingAs(AccessTest.login("eve"));
    assertThat(answered(link, Map.of("decision", "approve")).asString())
        .contains("for ada", "logged in as eve");
    RestAssured.requestSpecification = null;
    assertThat(answered(link + "x", Map.of("decision", "approve")).statusCode()).isEqualTo(404);
    browser().get(link.replaceFirst(".$", "_") + "/approve").then().statusCode(404);
    assertThat(
            given()
                .header("Origin", "https://evil.example")
                .formParam("decision", "approve")
                .post(link)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aTestArrivesAndTheListSaysSo() {
    assertThat(post("/api/notifications/test", Map.of(), 200).getList("channels"))
        .containsExactly("mail");
    mailAbout("A test of notifications");
    JsonPath list =
        soon()
            .until(
                () -> get("/api/notifications?limit=1"),
                found -> List.of("sent").equals(found.getList("notifications[0].messages.status")));
    assertThat(list.getString("notifications[0].messages[0].recipient"))
        .isEqualTo("ada@example.org");
    assertThat(browser().get("/notifications").asString())
        .contains("A test of notifications", "to ada@example.org", "urgent: nobody");
  }

  @Test
  void whatCannotBeSentSaysWhyAndWhenItIsTriedAgainAndIsAcknowledged() {
    post("/api/notifications/test", Map.of("severity", "warning"), 200);
    JsonPath waiting =
        soon()
            .until(
                () -> get("/api/notifications?state=waiting"),
                found -> found.getString("notifications[0].messages[0].reason") != null);
    assertThat(waiting.getString("notifications[0].messages[0].notBefore")).isNotBlank();
    assertThat(browser().get("/notifications?state=waiting").asString())
        .contains("the mail server takes nothing now", "next try");

    String id = waiting.getString("notifications[0].id");
    assertThat(
            post("/api/notifications/" + id + "/acknowledge", Map.of(), 200)
                .getString("acknowledgedBy"))
        .isEqualTo("ada");
    post("/api/notifications/0/retry", Map.of(), 404);
    assertThat(post("/api/notifications/test", Map.of("severity", "loud"), 422).getString("field"))
        .isEqualTo("severity");
    post("/api/notifications/test", Map.of("severity", "urgent"), 409);
  }

  @Test
  void whoOnlyLooksSendsNothing() {
    post(
        "/api/people",
        Map.of("name", "vera", "password", AccessTest.PASSWORD, "access", "viewer"),
        200);
    everythingAs(AccessTest.login("vera"));
    get("/api/notifications");
    post("/api/notifications/test", Map.of(), 403);
    post("/api/notifications/1/acknowledge", Map.of(), 403);
    assertThat(answered("/notifications/test", Map.of("severity", "info")).statusCode())
        .isEqualTo(403);
  }
}
