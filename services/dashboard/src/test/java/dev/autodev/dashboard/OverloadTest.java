package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.NewTask;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is more than may wait is turned away at once, whole, and what was let in is done. */
@QuarkusTest
@TestProfile(OverloadTest.LittleRoom.class)
@Timeout(180)
class OverloadTest extends DashboardTest {
  private static final int CLIENTS = 40;

  /**
   * The room of the lane, once under way and once waiting, and some for the timers' own changes.
   */
  private static final int LET_IN_AT_MOST = 20;

  /** A lane in which eight changes may wait. */
  public static class LittleRoom implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("swarm.control-plane.waiting-changes", "8");
    }
  }

  private final Queue<Response> refused = new ConcurrentLinkedQueue<>();
  private final Queue<String> filed = new ConcurrentLinkedQueue<>();

  @Test
  void turnsAwayWhatIsTooMuchAndDrains() throws Exception {
    String repository = repository();
    List<Future<?>> all = new ArrayList<>();
    Response urgent;
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      try (Connection slow = connect();
          Statement statement = slow.createStatement()) {
        slow.setAutoCommit(false);
        // Nothing is committed until this is.
        statement.execute("lock table task in exclusive mode");
        for (int i = 0; i < CLIENTS; i++) {
          String key = repository + "-" + i;
          all.add(clients.submit(() -> file(repository, key)));
        }
        soon().until(() -> refused.size() >= CLIENTS - LET_IN_AT_MOST);
        given().get("/health").then().statusCode(200);
        assertThat(get("/api/tasks?repository=" + repository).getList("tasks")).isEmpty();
        Future<Response> pressing =
            clients.submit(() -> ask(repository, repository + "-now", NewTask.HIGHEST));
        // Who comes after it is turned away, so it was looked at while the lane was full.
        Response next = ask(repository, repository + "-next", NewTask.USUAL);
        assertBusy(next);
        slow.rollback();
        urgent = pressing.get(60, TimeUnit.SECONDS);
      }
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    }

    assertThat(filed).isNotEmpty();
    assertThat(filed.size() + refused.size()).isEqualTo(CLIENTS);
    assertThat(urgent.statusCode()).as(urgent.asString()).isEqualTo(201);
    filed.add(urgent.path("id"));
    refused.forEach(OverloadTest::assertBusy);
    assertThat(get("/api/tasks?limit=500&repository=" + repository).getList("tasks.id"))
        .containsExactlyInAnyOrderElementsOf(filed);
    // There is room again: who was turned away is let in with the same key.
    for (int i = 0; i < CLIENTS; i++) {
      String key = repository + "-" + i;
      // The timers' changes take room as well.
      soon().pollDelay(Duration.ZERO).until(() -> file(repository, key) == 201);
    }
    assertThat(get("/api/tasks?limit=500&repository=" + repository).getList("tasks"))
        .hasSize(CLIENTS + 1);
  }

  private int file(String repository, String key) {
    Response answer = ask(repository, key, NewTask.USUAL);
    if (answer.statusCode() == 201) {
      filed.add(answer.path("id"));
    } else {
      refused.add(answer);
    }
    return answer.statusCode();
  }

  private static Response ask(String repository, String key, int priority) {
    return json()
        .header("Idempotency-Key", key)
        .body(Map.of("type", "security_scan", "repository", repository, "priority", priority))
        .post("/api/tasks");
  }

  private static void assertBusy(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(429);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:auto-dev:problem:busy");
    assertThat(answer.jsonPath().getString("detail")).contains("nothing was changed");
  }

  private static Connection connect() throws Exception {
    PostgresEndpoint postgres = EmbeddedTestServers.get().postgres();
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
