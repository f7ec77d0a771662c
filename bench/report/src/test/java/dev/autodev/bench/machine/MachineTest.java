package dev.autodev.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.embedded.EmbeddedTestServers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long BRIEFLY = TimeUnit.MILLISECONDS.toNanos(100);

  private final Servers servers = servers();

  @Test
  void appendsAreMeasuredOnDiskAndRedisIsLeftAsItWas() throws Exception {
    try (var wire = RedisWire.connect(servers.redis())) {
      var before = AppendOnly.of(wire);
      var measure = new AppendRate(servers, BRIEFLY).measure();
      assertThat(measure.rates().total()).isPositive();
      assertThat(AppendOnly.of(wire)).isEqualTo(before);
      assertThat(wire.ask("EXISTS", "bench-machine")).isEqualTo("0");
    }
  }

  @Test
  void commitsAreMeasuredAndTheTableIsGone() throws Exception {
    assertThat(new CommitRate(servers, BRIEFLY).measure().subject().n()).isPositive();
    try (var connection = servers.postgres();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select to_regclass('bench_machine')")) {
      rows.next();
      assertThat(rows.getString(1)).isNull();
    }
  }

  @Test
  void serversOnThisMachineAreFoundByTheirPids() throws Exception {
    assertThat(ServerPids.ask(servers).pids())
        .hasSize(2)
        .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
  }

  @Test
  void whatRedisRefusesIsSaid() throws Exception {
    try (var wire = RedisWire.connect(servers.redis())) {
      assertThatThrownBy(() -> new AppendOnly("yes", "sometimes").set(wire))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Redis refuses");
    }
  }

  private static Servers servers() {
    var running = EmbeddedTestServers.get();
    var postgres = running.postgres();
    return Servers.of(
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
            "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
            "QUARKUS_DATASOURCE_PASSWORD", postgres.password(),
            "QUARKUS_REDIS_HOSTS", running.redisUrl()));
  }
}
