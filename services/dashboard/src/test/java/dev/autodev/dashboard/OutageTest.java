package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.model.Role;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The servers behind the dashboard are killed for real; what was acknowledged is there. */
@QuarkusTest
@TestProfile(OwnServers.Profile.class)
@Timeout(240)
class OutageTest {
  private static final int CLIENTS = 4;
  private static final int CONNECTIONS = 12;
  private static final int TERMINATIONS = Integer.getInteger("outage.terminations", 200);
  private static final Duration BACK = Duration.ofSeconds(60);

  private static final Logger LOGGER = Logger.getLogger(Unanswered.class.getName());

  @Inject Pool pool;
  @Inject RedisDataSource redis;
  @Inject PmAgent pm;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  @Test
  void saysThatTheDatabaseIsAwayAndWorksAgainWhenItIsBack() throws Exception {
    String repository = DashboardTest.repository();
    acknowledged.add(DashboardTest.scan(repository));

    OwnServers.killPostgres();
    Lines lines = new Lines();
    LOGGER.addHandler(lines);
    for (int i = 0; i < 20; i++) {
      assertUnavailable(file(repository, "away-" + i));
      assertUnavailable(given().get("/api/tasks"));
      assertUnavailable(given().get("/api/repositories/" + repository));
    }
    OwnServers.startAgain();
    LOGGER.removeHandler(lines);
    // 60 failed; an outage before may have been told of just now.
    assertThat(lines.said).hasSizeLessThan(20).allMatch(line -> line.contains("away"));

    await().atMost(BACK).until(() -> file(repository, "back").statusCode() == 201);
    acknowledged.forEach(id -> given().get("/api/tasks/" + id).then().statusCode(200));
    // The same key once more: what was refused was not filed, or is answered as it was filed.
    for (int i = 0; i < 20; i++) {
      assertThat(file(repository, "away-" + i).statusCode()).isEqualTo(201);
    }
    assertThat(count("select count(*) from task where idempotency_key like 'away-%'"))
        .isEqualTo(20);
  }

  @Test
  void losesNothingAcknowledgedWhenAllConnectionsAreTerminatedAgainAndAgain() throws Exception {
    String repository = DashboardTest.repository();
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String name = "client-" + i + "-";
        all.add(clients.submit(() -> filesUntil(over, repository, name)));
      }
      try (Connection own = OwnServers.connect();
          Statement statement = own.createStatement()) {
        for (int i = 0; i < TERMINATIONS; i++) {
          int before = answers();
          terminateAll(statement);
          await()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(5))
              .atMost(BACK)
              .until(() -> answers() > before + 2);
        }
      }
      over.set(true);
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
    System.out.println("answers while connections were terminated: " + statuses);
    assertThat(statuses.keySet()).isSubsetOf(201, 503);
    assertThat(acknowledged).isNotEmpty();
    await().atMost(BACK).until(() -> given().get("/api/tasks?limit=1").statusCode() == 200);
    assertThat(count("select count(*) from task where repository = '" + repository + "'"))
        .isGreaterThanOrEqualTo(acknowledged.size());
    assertThat(acknowledged)
        .allSatisfy(
            id -> assertThat(count("select count(*) from task where id = '" + id + "'")).isOne());
  }

  @Test
  void answersWhenAllConnectionsAreTakenAndNobodyGivesOneBack() {
    String repository = DashboardTest.repository();
    List<SqlConnection> taken = new ArrayList<>();
    try {
      await()
          .atMost(BACK)
          .ignoreExceptions()
          .until(
              () ->
                  taken.add(pool.getConnection().await().atMost(BACK))
                      && taken.size() == CONNECTIONS);

      assertUnavailable(given().get("/api/tasks"));
      // Filing may have a way of its own to the database; then it is filed.
      assertThat(file(repository, "crowded").statusCode()).isIn(201, 503);
    } finally {
      taken.forEach(SqlConnection::closeAndForget);
    }
    await().atMost(BACK).until(() -> file(repository, "crowded").statusCode() == 201);
    assertThat(count("select count(*) from task where idempotency_key = 'crowded'")).isOne();
  }

  @Test
  void filesWithoutRedisAndSendsWhenItIsBack() throws Exception {
    String repository = DashboardTest.repository();
    pm.reports();
    long pid =
        Long.parseLong(
            redis
                .execute("INFO", "server")
                .toString()
                .replaceAll("(?s).*process_id:(\\d+).*", "$1"));

    OwnServers.killRedis(pid);
    Response filed =
        DashboardTest.json()
            .body(Map.of("type", "prioritize_backlog", "repository", repository))
            .post("/api/tasks");
    assertThat(filed.statusCode()).as(filed.asString()).isEqualTo(201);
    String task = filed.path("id");
    given().get("/api/tasks/" + task).then().statusCode(200);
    OwnServers.startAgain();

    await()
        .atMost(BACK)
        .ignoreExceptions()
        .until(
            () -> {
              pm.reports();
              return redis
                  .execute("XRANGE", Role.PM.taskStream(), "-", "+")
                  .toString()
                  .contains(task);
            });
  }

  private void filesUntil(AtomicBoolean over, String repository, String name) {
    for (int n = 0; !over.get(); n++) {
      Response answer = file(repository, name + n);
      synchronized (statuses) {
        statuses.merge(answer.statusCode(), 1, Integer::sum);
      }
      if (answer.statusCode() == 201) {
        acknowledged.add(answer.path("id"));
      }
    }
  }

  private static Response file(String repository, String key) {
    return DashboardTest.json()
        .header("Idempotency-Key", key)
        .body(Map.of("type", "security_scan", "repository", repository))
        .post("/api/tasks");
  }

  private static void assertUnavailable(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.header("Retry-After")).isNotBlank();
    assertThat(answer.jsonPath().getString("detail")).contains("Ask again");
  }

  private void terminateAll(Statement statement) throws SQLException {
    statement.executeQuery(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where usename = current_user and pid <> pg_backend_pid()");
  }

  /** What people see of the log. */
  private static final class Lines extends Handler {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.INFO.intValue()) {
        said.add(line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private int answers() {
    synchronized (statuses) {
      return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private long count(String query) {
    return pool.query(query)
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(Duration.ofSeconds(20));
  }
}
