package dev.autodev.settings.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibraryNoiseTest {
  private static final String VERTX = "io.quarkus.vertx.core.runtime.VertxCoreRecorder";
  private static final String UNCAUGHT = "Uncaught exception received by Vert.x";
  private static final String REDIS = "io.vertx.redis.client.impl.RedisConnectionManager";
  private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";

  @Test
  void aQueryThatIsAnsweredTwiceIsNothingNew() {
    IllegalStateException twice = new IllegalStateException("Result is already complete");
    twice.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("io.vertx.core.Promise", "fail", "Promise.java", 90),
          new StackTraceElement(
              "io.vertx.sqlclient.impl.pool.SqlConnectionPool", "lambda", "Pool.java", 216)
        });
    assertThat(isNoise(VERTX, UNCAUGHT, twice)).isTrue();
  }

  @Test
  void whatElseNobodyCaughtIsSaid() {
    IllegalStateException elsewhere = new IllegalStateException("Result is already complete");
    assertThat(isNoise(VERTX, UNCAUGHT, elsewhere)).isFalse();
    assertThat(isNoise(VERTX, UNCAUGHT, new NullPointerException())).isFalse();
    assertThat(isNoise(VERTX, UNCAUGHT, null)).isFalse();
  }

  @Test
  void aConnectionToRedisThatIsLostIsToldByWhoeverUsedIt() {
    assertThat(isNoise(REDIS, "Unhandled Error", new SocketException("Connection reset"))).isTrue();
    assertThat(isNoise(REDIS, "Unhandled Error", new IOException("Connection reset by peer")))
        .isTrue();
    assertThat(isNoise(REDIS, "Unhandled Error", new IllegalStateException("unknown reply")))
        .isFalse();
  }

  @Test
  void onlyTheGaugeThatIsKnownToBeCountedTwiceIsLeftOut() {
    String twice = "This Gauge has been already registered (MeterId{name='%s', tags=[]})";
    assertThat(isNoise(METERS, twice.formatted("redis.pool.queue.size"), null)).isTrue();
    assertThat(isNoise(METERS, twice.formatted("swarm.tasks"), null)).isFalse();
  }

  @Test
  void nothingOfTheSwarmIsNoise() {
    assertThat(isNoise("dev.autodev.control", "Unhandled Error", new IOException())).isFalse();
  }

  private static boolean isNoise(String logger, String message, @Nullable Throwable thrown) {
    ExtLogRecord line = new ExtLogRecord(Level.ERROR, message, LibraryNoiseTest.class.getName());
    line.setLoggerName(logger);
    line.setThrown(thrown);
    return LibraryNoise.is(line);
  }
}
