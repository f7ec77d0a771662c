package dev.autodev.settings.logging;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lines of libraries that would alarm an operator about nothing: whoever was hit by what they tell
 * of was answered, and says itself what happens next.
 */
final class LibraryNoise {
  private static final List<Noise> KNOWN =
      List.of(
          // A query that got no connection is answered, and by a timer once more:
          // eclipse-vertx/vertx-sql-client#1706.
          new Noise(
              "io.quarkus.vertx.core.runtime.VertxCoreRecorder",
              line ->
                  line.getThrown() instanceof IllegalStateException thrown
                      && "Result is already complete".equals(thrown.getMessage())
                      && isFrom(thrown, "io.vertx.sqlclient.impl.pool.SqlConnectionPool")),
          // Each connection to a Redis that went away, besides the failure of what was asked.
          new Noise(
              "io.vertx.redis.client.impl.RedisConnectionManager",
              line -> line.getThrown() instanceof IOException),
          // Quarkus counts a pool's waiting queries twice, and keeps the first count.
          new Noise(
              "io.micrometer.core.instrument.MeterRegistry",
              line ->
                  said(line).startsWith("This Gauge has been already registered")
                      && said(line).contains("redis.pool.queue.size")));

  private LibraryNoise() {}

  /** What one logger says for nothing. */
  private record Noise(String logger, Predicate<LogRecord> is) {}

  static boolean is(LogRecord line) {
    @Nullable String logger = line.getLoggerName();
    for (Noise each : KNOWN) {
      if (each.logger().equals(logger)) {
        return each.is().test(line);
      }
    }
    return false;
  }

  private static String said(LogRecord line) {
    String message = line.getMessage();
    return message == null ? "" : message;
  }

  private static boolean isFrom(Throwable thrown, String type) {
    for (StackTraceElement place : thrown.getStackTrace()) {
      if (place.getClassName().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
