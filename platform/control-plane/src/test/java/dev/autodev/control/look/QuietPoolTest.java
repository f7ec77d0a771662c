package dev.autodev.control.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.settings.logging.MaskedLines;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away, its pool throws what nobody can catch, and the log does not have. */
class QuietPoolTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theSecondAnswerToAQueryWithoutAConnectionIsNotLogged() throws IOException {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    vertx.exceptionHandler(uncaught::add);
    Pool pool =
        PgBuilder.pool()
            .using(vertx)
            .connectingTo(
                new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(closedPort())
                    .setDatabase("none")
                    .setUser("nobody"))
            .with(
                new PoolOptions()
                    .setConnectionTimeout(200)
                    .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
            .build();

    assertThatThrownBy(
            () -> pool.query("select 1").execute().toCompletionStage().toCompletableFuture().join())
        .hasMessageContaining("refused");
    await().until(() -> !uncaught.isEmpty());

    assertThat(uncaught).hasSize(1);
    assertThat(new MaskedLines().isLoggable(asQuarkusLogs(uncaught.getFirst()))).isFalse();
  }

  private static ExtLogRecord asQuarkusLogs(Throwable thrown) {
    ExtLogRecord line =
        new ExtLogRecord(
            Level.ERROR, "Uncaught exception received by Vert.x", QuietPoolTest.class.getName());
    line.setLoggerName("io.quarkus.vertx.core.runtime.VertxCoreRecorder");
    line.setThrown(thrown);
    return line;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
