package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.Project;
import dev.autodev.asana.priority.Weights;
import dev.autodev.asanasim.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is polled, by portfolios and by a list of projects. */
@QuarkusTest
class PollTest extends AegisTest {
  @Inject Asana asana;

  @Test
  void severalPortfoliosAndThoseInThemAreReadEachProjectOnce() {
    String first = sim.portfolio("First");
    String second = sim.portfolio("Second");
    String inside = sim.portfolio("Inside");
    sim.addItem(first, inside);
    sim.addItem(inside, first);
    String one = sim.projectIn(first, "One", "");
    sim.addItem(second, one);
    sim.projectIn(inside, "Two", "");
    sim.projectIn(second, "Three", "");
    String old = sim.projectIn(second, "Old", "");
    sim.edit("project", old, found -> found.put("archived", true));

    assertThat(polled(Map.of("swarm.asana.portfolios", first + "," + second)))
        .containsExactlyInAnyOrder("One", "Two", "Three");
  }

  @Test
  void whereAPlanHasNoPortfoliosAListOfProjectsIsRead() {
    String portfolio = sim.portfolio("Not paid for");
    sim.projectIn(portfolio, "One", "");
    String other = sim.project("Other", "");
    sim.fault("GET /portfolios/.*", Fault.notPaidFor(), 100);

    assertThat(
            polled(
                Map.of("swarm.asana.portfolios", portfolio, "swarm.asana.projects", other + ",99")))
        .containsExactly("Other");
  }

  @Test
  void variablesOfTheDocumentsSetIt() {
    AsanaConfig set =
        config(
            Map.of(
                "ASANA_ACCESS_TOKEN", "a-token",
                "ASANA_PORTFOLIO_GID", "1,2",
                "ASANA_PROJECT_GIDS", "3",
                "POLL_INTERVAL_SECONDS", "60",
                "MAX_CONCURRENT_TASKS", "3",
                "PRIORITY_WEIGHT_DUE_DATE", "0.5",
                "PRIORITY_WEIGHT_DEPENDENCY", "1.5",
                "PRIORITY_WEIGHT_USER_PRIORITY", "2.5",
                "PRIORITY_WEIGHT_PROJECT_IMPORTANCE", "3.5",
                "PRIORITY_WEIGHT_AGE", "4.5"));

    assertThat(set.isOn()).isTrue();
    assertThat(set.portfolios()).contains(List.of("1", "2"));
    assertThat(set.projects()).contains(List.of("3"));
    assertThat(set.pollEvery()).hasSeconds(60);
    assertThat(set.maxConcurrentTasks()).isEqualTo(3);
    assertThat(set.weights().weights()).isEqualTo(new Weights(0.5, 1.5, 2.5, 3.5, 4.5));
    AsanaConfig usual = config(Map.of());
    assertThat(usual.pollEvery()).hasSeconds(30);
    assertThat(usual.maxConcurrentTasks()).isEqualTo(5);
    assertThat(usual.weights().weights()).isEqualTo(new Weights(10, 8, 7, 5, 3));
    assertThat(usual.isOn()).isFalse();
  }

  private List<String> polled(Map<String, String> settings) {
    Poll poll = new Poll();
    poll.asana = asana;
    poll.config = config(settings);
    return poll.projects().stream().map(Project::name).toList();
  }
}
