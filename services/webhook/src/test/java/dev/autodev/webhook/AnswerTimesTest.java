package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures how long senders wait, and judges no time: with {@code -Dmeasure.hooks} only, and then
 * on a PostgreSQL that writes through to the disk.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@EnabledIfSystemProperty(named = AnswerTimesTest.ASKED, matches = "true")
class AnswerTimesTest {
  static final String ASKED = "measure.hooks";
  private static final int CONNECTIONS = 32;
  private static final int EACH = 500;

  static boolean isAsked() {
    return Boolean.getBoolean(ASKED);
  }

  @Test
  void howLongSendersWait() throws Exception {
    TestDatabase.execute("truncate webhook_delivery");
    times("warm");
    long[] nanos = times("measured");
    assertThat(TestDatabase.column("select count(*) from webhook_delivery"))
        .containsExactly(Integer.toString(2 * CONNECTIONS * EACH));
    System.out.printf(
        "%d deliveries over %d connections: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        nanos.length, CONNECTIONS, at(nanos, 50), at(nanos, 95), at(nanos, 99), at(nanos, 100));
  }

  private static double at(long[] sorted, int percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
    return sorted[index] / (double) Duration.ofMillis(1).toNanos();
  }

  /** Of deliveries that are all new, sorted. */
  private static long[] times(String name) throws Exception {
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(threads.submit(connection(name + "-" + i)));
      }
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> one : running) {
        all.add(one.get());
      }
      return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }
  }

  /** A client of its own keeps one connection. */
  private static Callable<long[]> connection(String name) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return () -> {
      Sender sender = new Sender(port);
      long[] nanos = new long[EACH];
      for (int i = 0; i < EACH; i++) {
        long begin = System.nanoTime();
        var answer = sender.gitLab(name + "-" + i, HookDoorTest.ISSUE);
        nanos[i] = System.nanoTime() - begin;
        assertThat(answer.statusCode()).isEqualTo(200);
      }
      return nanos;
    };
  }
}
