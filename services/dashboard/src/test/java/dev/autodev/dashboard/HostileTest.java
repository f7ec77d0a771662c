package dev.autodev.dashboard;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Tests that send whatever they can think of, and some of it is taken. */
abstract class HostileTest extends DashboardTest {
  @Inject Pool pool;

  /** A schedule of a repository, by its id. */
  static String nightly(String repository) {
    Map<String, Object> work =
        Map.of(
            "kind", "task", "payload", Map.of("type", "security_scan"), "repository", repository);
    Map<String, String> rhythm = Map.of("type", "daily", "time", "07:00");
    return post(
            "/api/schedules",
            Map.of("name", unique("nightly"), "rhythm", rhythm, "work", work),
            201)
        .getString("id");
  }

  /** A template by its name. */
  static String template() {
    String name = unique("mend");
    Map<String, String> work = Map.of("kind", "workflow", "title", "Mend {{what}}");
    post("/api/templates", Map.of("name", name, "work", work), 201);
    return name;
  }

  /** A workflow on a repository, by its id. */
  static String workflow(String repository) {
    return post("/api/workflows", Map.of("title", "Range", "repository", repository), 201)
        .getString("id");
  }

  /**
   * A thousand tasks that nobody does, or an emergency stop, would keep others from their orders.
   */
  @AfterEach
  void leaveNoWork() {
    for (String statement :
        List.of(
            "update halt set released_at = now(), released_by = 'a test' where released_at is null",
            "delete from agent_pause",
            "delete from agent_slots",
            "update schedule set status = 'paused' where status = 'active'",
            "update workflow set status = 'cancelled' where status = 'running'",
            "update task set status = 'cancelled' where status in ('pending', 'ready', 'dispatched')")) {
      pool.query(statement).execute().await().atMost(Duration.ofSeconds(20));
    }
  }
}
