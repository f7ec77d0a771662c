package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.AgentConfig;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeartbeatTest extends AgentTest {
  @Inject Slots slots;
  @Inject Attempts attempts;
  @Inject AgentConfig config;

  @Test
  void oneThatRedisDidNotTakeIsSaidAgainOutOfTurn() {
    Flaky redis = new Flaky();
    Heartbeat heartbeat = new Heartbeat(worker, slots, attempts, redis, config);
    try {
      heartbeat.now();

      soon().until(() -> redis.taken.get() == 1);
      assertThat(redis.asked).hasValue(3);
    } finally {
      heartbeat.close();
    }
  }

  /** Away for two heartbeats. */
  private static final class Flaky extends StreamAppender {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public Uni<List<String>> append(List<Outgoing> entries) {
      if (asked.incrementAndGet() < 3) {
        return Uni.createFrom().failure(new IllegalStateException("connection refused"));
      }
      taken.incrementAndGet();
      return Uni.createFrom().item(List.of("1-0"));
    }
  }
}
