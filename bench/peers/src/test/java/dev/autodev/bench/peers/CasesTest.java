package dev.autodev.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Sizes;
import dev.autodev.embedded.EmbeddedTestServers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesTest {
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    var postgres = EmbeddedTestServers.get().postgres();
    database = Database.open(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aBurstLeavesNoJobBehind() throws Exception {
    assertThat(only(new Burst(database, Filing.single(4), 50, 4)).rates().total()).isPositive();
    assertThat(only(new Burst(database, Filing.BULK, 50, 4)).rates().enqueued()).isPositive();
    assertThat(database.number("select count(*) from scheduled_tasks")).isZero();
  }

  @Test
  void aSingleJobStartsBeforeItIsDone() throws Exception {
    var latencies = only(new OneByOne(database, 5)).latencies();
    var start = Objects.requireNonNull(latencies.start());
    var done = Objects.requireNonNull(latencies.done());
    assertThat(start.p50()).isPositive().isLessThan(done.p50());
  }

  @Test
  void everyWorkflowJoinsItsThreeBranchesAndEnds() throws Exception {
    assertThat(only(new Flow(database, 6, 4)).subject().n()).isEqualTo(6);
    assertThat(database.number("select count(*) from arrivals where arrived = 3")).isEqualTo(6);
    assertThat(database.number("select count(*) from scheduled_tasks")).isZero();
  }

  @Test
  void aDrainDoesWhatIsDueAndLeavesWhatWaits() throws Exception {
    var measures = new Drain(database, List.of(0, 30), 20, 4).run();
    assertThat(measures)
        .extracting(measure -> measure.subject().name())
        .containsExactly("drain-0", "drain-30");
    assertThat(measures.getLast().cost().bytesPerJob()).isPositive();
    assertThat(database.number("select count(*) from scheduled_tasks where not picked"))
        .isEqualTo(30);
  }

  @Test
  void roundsToWarmUpAreForgottenAndEachOtherIsMeasured() throws Exception {
    var sizes = Sizes.of(true, Map.of("BENCH_WARM_UPS", "2", "BENCH_ROUNDS", "3"));
    assertThat(Warmed.by(new Flow(database, 2, 2)).run(sizes)).hasSize(3);
  }

  private static Measure only(Case each) throws Exception {
    return each.run().getFirst();
  }
}
