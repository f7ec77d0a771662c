package dev.autodev.dashboard;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Tests that send whatever they can think of, and some of it is taken. */
abstract class HostileTest extends DashboardTest {
  @Inject Pool pool;

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
