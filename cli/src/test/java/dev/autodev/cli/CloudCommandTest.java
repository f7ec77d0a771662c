package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.awssim.AwsSim;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in for AWS; the same calls are tried on an emulator in platform/aws. */
class CloudCommandTest {
  private static final List<String> SERVICES =
      List.of(
          "dashboard",
          "scheduler",
          "pm",
          "architect",
          "builder",
          "reviewer",
          "tester",
          "security",
          "devops",
          "bug_finder",
          "postgres");

  private final Path directory;
  private final AwsSim aws = AwsSim.start();

  CloudCommandTest(@TempDir Path directory) {
    this.directory = directory;
    SERVICES.forEach(
        name -> aws.services().add("auto-dev-" + name, 1, "registry/auto-dev-" + name + ":1"));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private Cli cloud(String... words) {
    return run(Map.of(), "cloud", words);
  }

  private Cli run(Map<String, String> variables, String command, String... words) {
    List<String> all = new ArrayList<>(List.of("claude-swarm", command));
    all.addAll(List.of(words));
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.putAll(variables);
    return Cli.run(directory, "", environment, all.toArray(String[]::new));
  }

  @Test
  void statusShowsServicesAndAlarmsThatSound() {
    aws.watch().alarm("auto-dev-DeadLetters", "ALARM");
    aws.watch().alarm("auto-dev-ParkedTasks", "OK");

    Cli cli = cloud("status");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("auto-dev-bug_finder", "COMPLETED", "ALARM auto-dev-DeadLetters: what")
        .doesNotContain("ALARM auto-dev-ParkedTasks");
  }

  @Test
  void statusOfOneServiceSaysWhyItsTasksStopped() {
    aws.services().stopped("auto-dev-pm", "Essential container in task exited", 137);

    assertThat(cloud("status", "pm").out())
        .contains("event: (service auto-dev-pm) is steady")
        .contains("stopped0: Essential container in task exited (main: exit code 137)");
  }

  @Test
  void restartsOneAgentsOrAllButTheStores() {
    assertThat(cloud("restart", "pm").exitCode()).isZero();
    assertThat(aws.services().rollouts("auto-dev-pm")).isEqualTo(2);

    cloud("restart", "agents");
    assertThat(aws.services().rollouts("auto-dev-pm")).isEqualTo(3);
    assertThat(aws.services().rollouts("auto-dev-dashboard")).isEqualTo(1);

    assertThat(cloud("restart", "all").exitCode()).isZero();
    assertThat(aws.services().rollouts("auto-dev-dashboard")).isEqualTo(2);
    assertThat(aws.services().rollouts("auto-dev-postgres")).isEqualTo(1);
  }

  @Test
  void scalesAndRefusesWhatMakesNoSense() {
    assertThat(cloud("scale", "agents", "0").exitCode()).isZero();
    assertThat(aws.services().desired("auto-dev-bug_finder")).isZero();
    assertThat(aws.services().desired("auto-dev-dashboard")).isEqualTo(1);

    assertThat(cloud("scale", "pm", "-1").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cloud("scale", "all", "0").err()).contains("scales nothing");
    assertThat(cloud("scale", "painter", "1").err()).contains("auto-dev-painter");
  }

  @Test
  void logsAreFilteredAndReadForATime() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    aws.logs().write("/ecs/auto-dev", "pm/pm/1", now.minusSeconds(7200), "ERROR long ago");
    aws.logs().write("/ecs/auto-dev", "pm/pm/1", now.minusSeconds(60), "ERROR pm\u001b[2J");
    aws.logs().write("/ecs/auto-dev", "builder/builder/1", now.minusSeconds(30), "ERROR builder");
    aws.logs().write("/ecs/auto-dev", "pm/pm/1", now.minusSeconds(20), "fine");

    assertThat(cloud("logs", "--filter", "ERROR", "--since", "1h").out().lines())
        .hasSize(2)
        .first()
        .isEqualTo("2026-03-01T11:59:00Z pm ERROR pm[2J");
    assertThat(cloud("logs", "builder").out()).contains("ERROR builder").doesNotContain(" pm ");
    assertThat(cloud("logs", "--since", "soon").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cloud("logs", "--group", "/ecs/nowhere").err()).contains("/ecs/nowhere", "--group");
  }

  @Test
  void deploysTheControlPlaneBeforeTheAgents() {
    Cli cli = cloud("deploy", "1.2.0");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(aws.services().runs("auto-dev-pm").at("/containerDefinitions/0/image").asText())
        .isEqualTo("registry/auto-dev-pm:1.2.0");
    assertThat(cli.out().lines().filter(line -> line.startsWith("auto-dev")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("auto-dev-dashboard"));
    assertThat(aws.services().rollouts("auto-dev-postgres")).isEqualTo(1);
    assertThat(cloud("deploy", "latest").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void costsAreSummedByServiceOrDay() {
    aws.costs().add(LocalDate.parse("2026-02-27"), "AWS Fargate", "1.10");
    aws.costs().add(LocalDate.parse("2026-02-28"), "AWS Fargate", "1.15");
    aws.costs().add(LocalDate.parse("2026-02-28"), "AmazonCloudWatch", "0.5");

    assertThat(cloud("costs").out())
        .contains("AWS Fargate       2.25", "total             2.75")
        .contains("From 2026-02-01 up to 2026-02-28.");
    assertThat(cloud("costs", "--days", "1", "--by", "day").out())
        .contains("2026-02-28  1.65")
        .doesNotContain("02-27  ");
  }

  @Test
  void saysWhatIsMissingAndHowToSetIt() {
    Map<String, String> none = Map.of();
    for (String command : List.of("status", "logs", "costs")) {
      Cli cli = Cli.run(directory, "", none, "claude-swarm", "cloud", command);
      assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
      assertThat(cli.err()).contains("no AWS region: set AWS_REGION");
    }
    Cli cli =
        Cli.run(
            directory,
            "",
            Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", aws.url()),
            "claude-swarm",
            "cloud",
            "status");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("no AWS credentials", "AWS_ACCESS_KEY_ID", "AWS_PROFILE");
    assertThat(run(Map.of("SWARM_AWS_CLUSTER", "other"), "cloud", "status").err())
        .contains("no cluster 'other'", "SWARM_AWS_CLUSTER");
  }

  @Test
  void anAgentIsScaledOnEcsAndInTheControlPlane() throws Exception {
    try (FakeDashboard dashboard = new FakeDashboard()) {
      dashboard.on("POST /api/agents/scale", 200, "{\"slots\":[]}");
      dashboard.on(
          "GET /api/agents", 200, "{\"slots\":[{\"role\":\"pm\",\"slots\":0,\"by\":\"ada\"}]}");
      Map<String, String> onEcs = Map.of("SWARM_AWS_CLUSTER", "auto-dev");

      Cli down = run(onEcs, "agents", "scale", "pm", "0", "--server-url", dashboard.url());

      assertThat(down.exitCode()).as(down.err()).isZero();
      assertThat(aws.services().desired("auto-dev-pm")).isZero();
      assertThat(dashboard.requests().getLast().body().path("slots").asInt(-1)).isZero();

      Cli up = run(onEcs, "agents", "scale", "pm", "2", "--server-url", dashboard.url());

      assertThat(up.exitCode()).as(up.err()).isZero();
      assertThat(aws.services().desired("auto-dev-pm")).isEqualTo(2);
      assertThat(dashboard.requests().getLast().body().path("slots").asInt(-1)).isEqualTo(1);
      assertThat(run(onEcs, "agents", "scale", "painter", "1").err()).contains("is no role");
    }
  }
}
