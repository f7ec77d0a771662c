package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.vertx.mutiny.redis.client.Command;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutageTest extends StreamsTest {
  @RedisUp Runnable up;
  @RedisDown Runnable down;

  @Test
  void createsTheGroupAgainAfterEverythingIsGone() {
    Opened opened = open().request(9);
    append(STREAM, "before");
    ack(opened.await(1).getFirst());

    redis(Command.FLUSHALL);
    append(STREAM, "after");

    opened.await(2);
    assertThat(opened.bodies()).containsExactly("before", "after");
    soon().until(() -> redis(Command.KEYS, "consumer:agents:*").size() == 1);
  }

  @Test
  void losesNothingWhenRedisRestarts() {
    append(STREAM, "1", "2");
    Opened opened = open("max-in-flight=2", "liveness=300").request(9);
    opened.await(2);
    soon().until(() -> ready(opened));

    down.run();
    CompletableFuture<Void> ack;
    try {
      soon().until(() -> !ready(opened));
      ack = opened.messages().getFirst().ack().toCompletableFuture();
      assertThat(ack).isNotDone();
    } finally {
      up.run();
    }

    assertThat(ack).succeedsWithin(java.time.Duration.ofSeconds(20));
    soon().until(() -> ready(opened));
    append(STREAM, "3");
    opened.await(3);
    assertThat(opened.bodies()).containsExactly("1", "2", "3");
    assertThat(pending()).isEqualTo(2); // the second and the third
  }

  private static boolean ready(Opened opened) {
    HealthReport.HealthReportBuilder report = HealthReport.builder();
    opened.channel().health().readiness(report);
    return report.build().isOk();
  }
}
