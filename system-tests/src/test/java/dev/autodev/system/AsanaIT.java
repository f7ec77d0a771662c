package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.asanasim.AsanaSim;
import dev.autodev.asanasim.Fault;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A task in Asana becomes a merged change, though the swarm is killed on the way. */
class AsanaIT {
  /** Longer than it takes to see the comment and to kill who wrote it. */
  private static final Duration UNANSWERED = Duration.ofSeconds(8);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void aTaskOfAsanaBecomesOneMergedChangeAndIsToldOnce() throws IOException {
    Project.assumeAllInOneIsBuilt();
    try (var sim = AsanaSim.start()) {
      var portfolio = sim.portfolio("Aegis Projects");
      try (var swarm = Swarm.allInOne(folder.resolve("data")).with(settings(sim, portfolio))) {
        trustTextsOfAsana();
        becomesAMergedChange(sim, portfolio, swarm.up());
        assertThat(folder.resolve("data/asana/logs/polite.log")).content().contains("Exit code: 0");
      }
    }
  }

  private static void becomesAMergedChange(AsanaSim sim, String portfolio, Swarm swarm) {
    var repository = swarm.repository("polite");
    var project = sim.projectIn(portfolio, "Polite", "Code Location: " + repository.bare());
    var task = sim.task(project, "Say goodbye", "A polite program also ends politely.");
    sim.fault("POST /tasks/.*/stories", new Fault.Late(UNANSWERED), 1);

    Patience.until(() -> !sim.comments(task).isEmpty());
    killAndStart(swarm); // it never heard that its first comment was written

    var work = new Work(swarm, repository, Json.text(onlyExecution(swarm), "workflow"));
    var killed = new AtomicBoolean();
    work.follow(
        look -> {
          look.openGates().forEach(work::approve);
          if (look.steps().stream().anyMatch(step -> step.name().equals("build") && step.held())
              && killed.compareAndSet(false, true)) {
            killAndStart(swarm);
          }
        });
    Patience.until(() -> sim.look("task", task).path("completed").asBoolean());

    work.isMergedOnce();
    assertThat(killed).isTrue();
    assertThat(swarm.get("/api/workflows").path("workflows")).hasSize(1);
    assertThat(Json.text(onlyExecution(swarm), "status")).isEqualTo("completed");
    assertThat(sim.comments(task)).doesNotHaveDuplicates();
    assertThat(endingWith(sim.comments(task), work.id() + ":started")).hasSize(1);
    assertThat(endingWith(sim.comments(task), work.id() + ":result"))
        .singleElement()
        .asString()
        .startsWith("✓ Task completed via Aegis")
        .contains("logs/polite.log");
  }

  private void trustTextsOfAsana() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("settings.yaml"), "trust: {authors: ['agent:asana']}\n");
  }

  private static Map<String, String> settings(AsanaSim sim, String portfolio) {
    return Map.of(
        "SWARM_ASANA_URL",
        sim.url(),
        "ASANA_ACCESS_TOKEN",
        sim.token(),
        "ASANA_PORTFOLIO_GID",
        portfolio,
        "POLL_INTERVAL_SECONDS",
        "1",
        "SWARM_ASANA_TIMEOUT",
        "30s");
  }

  private static void killAndStart(Swarm swarm) {
    swarm.kill("swarm");
    swarm.up();
  }

  private static JsonNode onlyExecution(Swarm swarm) {
    var executions = swarm.get("/api/asana/executions").path("executions");
    assertThat(executions).hasSize(1);
    return executions.get(0);
  }

  private static List<String> endingWith(List<String> comments, String marker) {
    return comments.stream().filter(comment -> comment.endsWith(marker)).toList();
  }
}
