package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.TestServers;
import dev.autodev.asanasim.AsanaSim;
import dev.autodev.asanasim.ContractCheck;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.Workflows;
import dev.autodev.model.Repository;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the loop share: real servers, a stand-in for Asana, nobody who works. */
@QuarkusTestResource(TestServers.class)
abstract class AegisTest {
  static final Principal ANNA = Principal.human("anna");
  private static final Path OURS =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");
  private static final Optional<ContractCheck> CONTRACT = ContractCheck.present();

  static {
    CONTRACT.ifPresent(TestServers.SIM::observe);
  }

  @Inject AegisKeeper keeper;
  @Inject Aegis aegis;
  @Inject AsanaConfig config;
  @Inject Turn turn;
  @Inject Exchange exchange;
  @Inject States states;
  @Inject Clock clock;
  @Inject Workflows workflows;
  @Inject Repositories repositories;
  @Inject Pool pool;
  @Inject CircuitBreakerMaintenance breakers;

  final AsanaSim sim = TestServers.SIM;
  String project = "";

  @BeforeEach
  void begin() {
    breakers.resetAll();
    sim.heal();
    sql(
        "truncate task_executions, asana_task, workflow, task, gate, repository restart identity"
            + " cascade");
    sql(
        "update system_state set orchestrator_status = 'stopped', note = null, last_tasks_sync_at ="
            + " null, tasks_changed_at = null, total_tasks_processed = 0");
    ask(repositories.register(Repository.at("shop", "/srv/shop.git", "main"), ANNA));
    project = sim.projectIn(TestServers.PORTFOLIO, "Shop", "Code Location: /srv/shop.git/");
    List.of("In progress", "Waiting", "Done", "Failed").forEach(name -> sim.section(project, name));
  }

  @AfterEach
  void end() {
    sim.heal();
    sim.edit("project", project, found -> found.put("archived", true));
    CONTRACT.ifPresent(check -> assertThat(check.wrong()).isEmpty());
  }

  /** A loop as another process has it. */
  AegisKeeper another() {
    AegisKeeper other = new AegisKeeper();
    other.config = config;
    other.turn = turn;
    other.exchange = exchange;
    other.states = states;
    other.clock = clock;
    other.begin();
    return other;
  }

  /** The workflow comes to its end as if agents had worked on it. */
  void ends(String workflow, String status, String result) {
    sql(
        "update workflow set status = '%s', result = '%s', finished_at = now() where id = '%s'"
            .formatted(status, result, workflow));
  }

  List<Execution> executions() {
    return aegis.executions(Optional.empty(), 100, Optional.empty()).items();
  }

  Execution only() {
    assertThat(executions()).hasSize(1);
    return executions().getFirst();
  }

  String section(String task) {
    return sim.look("task", task).path("memberships").path(0).path("section").path("name").asText();
  }

  List<String> column(String query) {
    List<String> values = new ArrayList<>();
    for (Row row : ask(pool.query(query).execute())) {
      values.add(String.valueOf(row.getValue(0)));
    }
    return values;
  }

  void sql(String statement) {
    ask(pool.query(statement).execute());
  }

  static <T> T ask(Uni<T> question) {
    return question.await().atMost(Duration.ofSeconds(20));
  }

  /** Without what this module's tests set: as the module comes. */
  static AsanaConfig config(Map<String, String> settings) {
    try {
      return new SmallRyeConfigBuilder()
          .withMapping(AsanaConfig.class)
          .withSources(
              new PropertiesConfigSource(settings, "test", 1_000),
              new PropertiesConfigSource(OURS.toUri().toURL(), 100))
          .addDefaultInterceptors()
          .addDiscoveredConverters()
          .build()
          .getConfigMapping(AsanaConfig.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
