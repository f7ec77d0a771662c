package dev.autodev.asana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.asana.client.AsanaTask;
import dev.autodev.asana.client.CustomField;
import dev.autodev.asana.client.Project;
import dev.autodev.asanasim.AsanaSim;
import dev.autodev.asanasim.ContractCheck;
import dev.autodev.asanasim.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against the stand-in, each exchange held against the published contract. */
@QuarkusTest
@QuarkusTestResource(TestServers.class)
class AsanaClientTest {
  private static final Optional<ContractCheck> CONTRACT = watched();

  /** So many requests, the last ones, say whether most of them fail. */
  private static final int MEASURED = 20;

  /** Requests of one call that gets no answer. */
  private static final int TRIES = 4;

  @Inject Asana asana;
  @Inject CircuitBreakerMaintenance breakers;

  private final AsanaSim sim = TestServers.SIM;
  private String portfolio = "";
  private String project = "";

  private static Optional<ContractCheck> watched() {
    Optional<ContractCheck> check = ContractCheck.present();
    check.ifPresent(TestServers.SIM::observe);
    return check;
  }

  @BeforeEach
  void begin() {
    breakers.resetAll();
    sim.heal();
    portfolio = sim.portfolio("Aegis Projects");
    project = sim.projectIn(portfolio, "Aegis", "Code Location: /srv/aegis");
  }

  @AfterEach
  void keptTheContract() {
    sim.heal();
    CONTRACT.ifPresent(check -> assertThat(check.wrong()).isEmpty());
  }

  @Test
  void readsAPortfolioItsProjectsAndTheirTasks() {
    String task = sim.task(project, "Write", "All of it.");
    sim.edit(
        "task",
        task,
        found -> {
          found.put("due_on", "2026-03-01");
          found
              .withArrayProperty("custom_fields")
              .addObject()
              .put("gid", "77")
              .put("name", "Priority")
              .put("display_value", "High");
        });

    assertThat(asana.portfolio(portfolio).name()).isEqualTo("Aegis Projects");
    assertThat(asana.items(portfolio))
        .singleElement()
        .returns("Aegis", Project::name)
        .returns("project", Project::type);
    AsanaTask read = asana.openTasks(project).getFirst();
    assertThat(read.name()).isEqualTo("Write");
    assertThat(read.dueOn()).hasToString("2026-03-01");
    assertThat(CustomField.value(read.customFields(), "priority")).contains("High");
    assertThat(CustomField.value(read.customFields(), "77")).contains("High");
  }

  @Test
  void readsAllPagesAndOnlyWhatIsOpen() {
    List<String> tasks =
        IntStream.range(0, 205).mapToObj(i -> sim.task(project, "Task " + i, "")).toList();
    asana.complete(tasks.get(3));

    assertThat(asana.openTasks(project)).hasSize(204).noneMatch(AsanaTask::completed);
  }

  @Test
  void movesATaskIntoASection() {
    String done = sim.section(project, "Done");
    String task = sim.task(project, "Write", "");

    asana.move(task, asana.sections(project).getLast().gid());

    assertThat(
            sim.look("task", task).path("memberships").path(0).path("section").path("gid").asText())
        .isEqualTo(done);
  }

  @Test
  void saysOnceWhatItSaysTwiceAndRewritesWhatChanged() {
    String task = sim.task(project, "Write", "");
    sim.comment(task, sim.user("Ada"), "Quoted: auto-dev:1");

    String first = asana.say(task, "Failed.", "auto-dev:1");
    assertThat(asana.say(task, "Failed.", "auto-dev:1")).isEqualTo(first);
    asana.say(task, "Done.", "auto-dev:1");

    assertThat(sim.comments(task)).containsExactly("Quoted: auto-dev:1", "Done.\n\nauto-dev:1");
  }

  @Test
  void saysOnceThoughNobodyHeardThatItWasDone() {
    String task = sim.task(project, "Write", "");
    sim.fault("POST /tasks/.*/stories", new Fault.DoneButFailed(502), 1);

    asana.say(task, "Done.", "auto-dev:1");

    assertThat(sim.comments(task)).containsExactly("Done.\n\nauto-dev:1");
  }

  @Test
  void triesThreeTimesMoreAndThenGivesUp() {
    sim.fault("GET /portfolios/[0-9]+", Fault.status(503), 3);
    assertThat(asana.portfolio(portfolio).gid()).isEqualTo(portfolio);

    sim.fault("GET /portfolios/[0-9]+", Fault.status(503), 4);
    assertThatThrownBy(() -> asana.portfolio(portfolio))
        .isInstanceOf(AsanaException.Passing.class)
        .hasMessageStartingWith("503");
  }

  @Test
  void leavesAsanaAloneWhileItIsDownAndThenAsksAgain() {
    int before = sim.asked().size();
    sim.fault("GET /users/me", Fault.status(503), MEASURED);
    for (int call = 0; call < MEASURED / TRIES; call++) {
      assertThatThrownBy(() -> asana.me()).hasMessageStartingWith("503");
    }
    assertThat(sim.asked()).hasSize(before + MEASURED);

    assertThatThrownBy(() -> asana.me())
        .isInstanceOf(AsanaException.Passing.class)
        .hasMessageContaining("left alone")
        .hasMessageContaining("asked again");
    assertThat(sim.asked()).as("nothing was sent").hasSize(before + MEASURED);

    await().ignoreExceptions().until(() -> asana.me() != null);
    assertThat(sim.asked()).as("the first that was sent again").hasSize(before + MEASURED + 1);
  }

  @Test
  void takesAnAnswerThatIsTooLateForNone() {
    sim.fault("GET /users/me", new Fault.Late(Duration.ofSeconds(3)), 1);

    assertThat(asana.me().gid()).isEqualTo(sim.bot());
  }

  @Test
  void waitsAsLongAsItIsTold() {
    int before = sim.asked().size();
    sim.fault("GET /users/me", Fault.tooMany(1), 1);

    assertThat(asana.me().gid()).isEqualTo(sim.bot());
    assertThat(sim.asked()).hasSize(before + 2);
  }

  @Test
  void doesNotRepeatWhatIsRefused() {
    int before = sim.asked().size();
    sim.fault("GET /portfolios/.*", Fault.notPaidFor(), 1);

    assertThatThrownBy(() -> asana.items(portfolio)).isInstanceOf(AsanaException.NotPaidFor.class);
    assertThatThrownBy(() -> asana.task("1")).isInstanceOf(AsanaException.Missing.class);
    sim.fault("GET /users/me", Fault.status(401), 1);
    assertThatThrownBy(() -> asana.me())
        .isInstanceOf(AsanaException.Unauthorized.class)
        .hasMessage("401 Unauthorized");
    assertThat(sim.asked()).hasSize(before + 3);
  }
}
