package dev.autodev.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

class EmbeddedServersTest {
  private final Path data;

  EmbeddedServersTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void restartKeepsRowsKeysAndPorts() throws Exception {
    String jdbcUrl;
    String redisUrl;
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      Kept.write(servers, "before");
      jdbcUrl = servers.postgres().jdbcUrl();
      redisUrl = servers.redisUrl();
    }
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      Kept.verify(servers, "before");
      assertThat(servers.postgres().jdbcUrl()).isEqualTo(jdbcUrl);
      assertThat(servers.redisUrl()).isEqualTo(redisUrl);
    }
  }

  @Test
  void durabilityIsOnAndPasswordsAreAskedFor() throws Exception {
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      assertThat(Kept.setting(servers, "fsync")).isEqualTo("on");
      assertThat(Kept.setting(servers, "synchronous_commit")).isEqualTo("on");
      assertThat(Kept.setting(servers, "listen_addresses")).isEqualTo("127.0.0.1");

      assertThatThrownBy(
              () -> DriverManager.getConnection(servers.postgres().jdbcUrl(), "postgres", "guess"))
          .isInstanceOf(SQLException.class);
      try (var stranger = new Jedis(servers.redisUrl().replaceFirst(":[0-9a-f]{48}@", ""))) {
        assertThatThrownBy(stranger::ping).isInstanceOf(JedisException.class);
      }
      assertThat(Files.getPosixFilePermissions(data.resolve("secrets/postgres")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(Files.getPosixFilePermissions(data.resolve("redis/redis.conf")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void secondLauncherOnTheSameDirectoryIsRefused() {
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      assertThatThrownBy(() -> EmbeddedServers.start(EmbeddedOptions.in(data)))
          .isInstanceOf(EmbeddedServersException.class)
          .hasMessageContaining("already run in another process");
    }
  }

  @Test
  void takenPortIsNamedAndLeavesNothingRunning() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var options = new EmbeddedOptions(data, taken.getLocalPort(), 0, true);
      assertThatThrownBy(() -> EmbeddedServers.start(options))
          .isInstanceOf(EmbeddedServersException.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
    EmbeddedServers.start(EmbeddedOptions.in(data)).close();
  }

  @Test
  void unfinishedFirstStartIsStartedOver() throws Exception {
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
    Files.writeString(data.resolve("postgres/postgresql.conf"), "");
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      Kept.write(servers, "after");
      Kept.verify(servers, "after");
    }
  }

  @Test
  void startsThoughNobodyHasReapedTheKilledServer() throws Exception {
    EmbeddedServers.start(EmbeddedOptions.in(data)).close();
    // The shell becomes a program that does not know of this child and leaves it as a zombie.
    var careless = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try {
      var ended = careless.inputReader().readLine();
      var zombie = ProcessHandle.of(Long.parseLong(ended)).orElseThrow();
      assertThat(ProcessEnd.await(zombie, Duration.ofSeconds(20))).isTrue();
      Files.writeString(data.resolve("postgres/postmaster.pid"), ended + "\n");
      EmbeddedServers.start(EmbeddedOptions.in(data)).close();
    } finally {
      careless.destroyForcibly();
    }
  }

  @Test
  void testServersAreStartedOnce() throws Exception {
    var servers = EmbeddedTestServers.get();
    assertThat(EmbeddedTestServers.get()).isSameAs(servers);
    assertThat(Kept.setting(servers, "fsync")).isEqualTo("off");
  }
}
