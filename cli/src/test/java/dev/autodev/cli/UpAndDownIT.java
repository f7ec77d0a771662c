package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swarms of real processes whose applications are {@link TinyService}. */
class UpAndDownIT {
  private static final List<String> ROLES =
      List.of(
          "pm", "architect", "builder", "reviewer", "tester", "security", "devops", "bug-finder");

  private static final String KEY = "k-0123456789";

  private final Path project;

  UpAndDownIT(@TempDir Path project) {
    this.project = project;
  }

  @AfterEach
  void killWhatAFailedTestLeft() {
    processes().forEach(ServiceProcess::kill);
  }

  @Test
  void oneProcessComesUpAnswersAndGoesDown() throws Exception {
    application("services/local/target/quarkus-app/quarkus-run.jar");
    var recordings = Files.createDirectories(project.resolve("samples/scenarios"));
    var key = Map.of("CLAUDE_CODE_OAUTH_TOKEN", KEY);
    var up = Cli.run(project, "", key, "claude-swarm", "up", "--port", "0");
    assertThat(up.err()).isEmpty();
    assertThat(log("swarm"))
        .contains("scenarios=" + recordings, "handed=[CLAUDE_CODE_OAUTH_TOKEN=" + KEY + "]");
    assertThat(processes()).allSatisfy(UpAndDownIT::showsNoKey);
    assertThat(up.out()).contains("The swarm is up after", "http://127.0.0.1:");
    assertThat(processes())
        .singleElement()
        .satisfies(process -> assertThat(process.isRunning()).isTrue());
    assertThat(run("up").out()).contains("already up");
    assertThat(run("status").out()).contains("running", "tester-1");

    var swarm = processes();
    assertThat(run("down").out()).contains("Stopped: swarm");
    assertThat(swarm).noneMatch(ServiceProcess::isRunning);
    assertThat(run("down").out()).contains("No swarm runs");
  }

  @Test
  void eachServiceRunsAloneAndOnlyAgentsKnowTheModelsKeyAndNoneOfThemTheDatabase()
      throws Exception {
    applicationsOfASeparateSwarm();
    var key = Map.of("ANTHROPIC_API_KEY", KEY);
    var up = Cli.run(project, "", key, "claude-swarm", "up", "--separate", "--port", "0");
    assertThat(up.err()).isEmpty();
    assertThat(up.out())
        .contains("No webhook service runs: none of ", "SWARM_WEBHOOKS_GITLAB_SECRET");
    assertThat(processes()).hasSize(3 + ROLES.size()).allMatch(ServiceProcess::isRunning);
    assertThat(log("dashboard")).contains("redis=r", "password=p", "handed=[] upstream=anthropic");
    await()
        .untilAsserted(
            () ->
                assertThat(log("builder"))
                    .contains(
                        "redis=r",
                        "password=null",
                        "port=0",
                        "scenarios=null",
                        "handed=[ANTHROPIC_API_KEY=" + KEY + "] upstream=null"));
    await()
        .untilAsserted(
            () ->
                assertThat(log("scheduler"))
                    .contains("redis=r", "password=p", "port=0", "handed=[]"));
    assertThat(project.resolve(".swarm/servers.json")).doesNotExist();
    assertThat(processes()).allSatisfy(UpAndDownIT::showsNoKey);

    var swarm = processes();
    assertThat(run("down").exitCode()).isZero();
    assertThat(swarm).noneMatch(ServiceProcess::isRunning);
  }

  @Test
  void eachProcessIsGivenTheTokensAndSecretsThatItNeedsAndNoOther() throws Exception {
    applicationsOfASeparateSwarm();
    var keys =
        Map.of(
            "SWARM_FORGES_GITLAB_TOKEN", "f-" + KEY,
            "ASANA_ACCESS_TOKEN", "a-" + KEY,
            "SWARM_WEBHOOKS_GITLAB_SECRET", "h-" + KEY,
            "SWARM_SECRET_MAIL", "m-" + KEY,
            "OPENAI_API_KEY", "o-" + KEY);
    var up = Cli.run(project, "", keys, "claude-swarm", "up", "--separate", "--port", "0");
    assertThat(up.err()).isEmpty();
    var forge = "SWARM_FORGES_GITLAB_TOKEN=f-" + KEY;
    var asana = "ASANA_ACCESS_TOKEN=a-" + KEY;
    assertHanded("webhook", "SWARM_WEBHOOKS_GITLAB_SECRET=h-" + KEY);
    assertHanded("scheduler", asana, forge);
    assertHanded("dashboard", asana, forge, "SWARM_SECRET_MAIL=m-" + KEY);
    assertHanded("builder", "OPENAI_API_KEY=o-" + KEY, forge);
    assertThat(log("webhook")).contains("redis=null", "password=w");
    assertThat(processes()).allSatisfy(UpAndDownIT::showsNoKey);
    var url = ServerFile.in(project.resolve(".swarm")).read().orElseThrow().url();
    var hooks = "http://127.0.0.1:%d/hooks/gitlab".formatted(url.getPort() + 1);
    assertThat(up.out()).containsOnlyOnce("Webhooks are taken in at " + hooks);
    assertThat(log("webhook")).contains("port=" + (url.getPort() + 1));

    var webhook = named("webhook");
    webhook.kill();
    await().until(() -> !webhook.isRunning());
    Cli.run(project, "", keys, "claude-swarm", "up");
    assertThat(named("webhook").pid()).isNotEqualTo(webhook.pid());
    assertThat(run("down").exitCode()).isZero();
  }

  private void assertHanded(String name, String... keys) {
    await()
        .untilAsserted(
            () -> assertThat(log(name)).contains("handed=[" + String.join(", ", keys) + "]"));
  }

  @Test
  void whatEndedOfASeparateSwarmStartsAgainWithItsKey() throws Exception {
    applicationsOfASeparateSwarm();
    var key = Map.of("OPENAI_API_KEY", KEY);
    Cli.run(project, "", key, "claude-swarm", "up", "--separate", "--port", "0");
    var builder = named("builder");
    builder.kill();
    await().until(() -> !builder.isRunning());
    Files.delete(project.resolve(".swarm/logs/builder.log"));

    var up = Cli.run(project, "", key, "claude-swarm", "up");

    assertThat(up.err()).isEmpty();
    assertThat(named("builder").pid()).isNotEqualTo(builder.pid());
    await()
        .untilAsserted(
            () -> assertThat(log("builder")).contains("handed=[OPENAI_API_KEY=" + KEY + "]"));
    showsNoKey(named("builder"));
    assertThat(run("down").exitCode()).isZero();
  }

  @Test
  void aSwarmThatEndsWhileStartingShowsItsLog() throws Exception {
    application("services/local/target/quarkus-app/quarkus-run.jar");
    Files.writeString(project.resolve("broken"), "");
    var up = run("up", "--port", "0");
    assertThat(up.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(up.err()).contains("ended while starting", "swarm.log", "cannot go on");
  }

  private Cli run(String... arguments) {
    var all = new java.util.ArrayList<>(List.of("claude-swarm"));
    all.addAll(List.of(arguments));
    return Cli.run(project, "", all.toArray(String[]::new));
  }

  private List<ServiceProcess> processes() {
    return ServerFile.in(project.resolve(".swarm"))
        .read()
        .map(swarm -> swarm.processes())
        .orElse(List.of());
  }

  private ServiceProcess named(String name) {
    return processes().stream().filter(process -> process.name().equals(name)).findFirst().get();
  }

  private static void showsNoKey(ServiceProcess process) throws IOException {
    var shown = Path.of("/proc", Long.toString(process.pid()));
    if (Files.exists(shown)) { // not on every system
      assertThat(Files.readString(shown.resolve("environ"))).isNotEmpty().doesNotContain(KEY);
      assertThat(Files.readString(shown.resolve("cmdline"))).isNotEmpty().doesNotContain(KEY);
    }
  }

  private String log(String name) throws IOException {
    return Files.readString(project.resolve(".swarm/logs").resolve(name + ".log"));
  }

  private void applicationsOfASeparateSwarm() throws IOException {
    application("platform/embedded/target/embedded-1.0.0-SNAPSHOT-run.jar");
    application("services/dashboard/target/quarkus-app/quarkus-run.jar");
    application("services/scheduler/target/quarkus-app/quarkus-run.jar");
    application("services/webhook/target/quarkus-app/quarkus-run.jar");
    for (var role : ROLES) {
      application("services/" + role + "/target/quarkus-app/quarkus-run.jar");
    }
  }

  private void application(String path) throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
    var classes = Path.of("target/test-classes").toUri().toString();
    attributes.put(Attributes.Name.CLASS_PATH, classes);
    var jar = project.resolve(path);
    Files.createDirectories(jar.getParent());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
