package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** scripts/start_agents.sh with a program in the place of claude-swarm that shows its words. */
@Timeout(60)
class StartAgentsTest {
  @TempDir Path project;

  @BeforeEach
  void copy() throws Exception {
    Files.createDirectories(project.resolve("scripts"));
    Files.copy(
        Path.of("../scripts/start_agents.sh"),
        project.resolve("scripts/start_agents.sh"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Path swarm = project.resolve("bin/claude-swarm");
    Files.createDirectories(swarm.getParent());
    Files.writeString(swarm, "#!/bin/sh\necho \"$@\"\n");
    assertThat(swarm.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void startsAndStopsTheSwarmOfThisMachine() throws Exception {
    assertThat(run(Map.of())).isEqualTo("up");
    assertThat(run(Map.of(), "--separate")).isEqualTo("up --separate");
    assertThat(run(Map.of(), "stop")).isEqualTo("down");
  }

  @Test
  void startsAndStopsTheAgentsOfACluster() throws Exception {
    Map<String, String> onEcs = Map.of("SWARM_AWS_CLUSTER", "auto-dev");
    assertThat(run(onEcs)).isEqualTo("cloud scale agents 1");
    assertThat(run(onEcs, "stop")).isEqualTo("cloud scale agents 0");
  }

  private String run(Map<String, String> variables, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(project.resolve("scripts/start_agents.sh").toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SWARM_AWS_CLUSTER");
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said.strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
