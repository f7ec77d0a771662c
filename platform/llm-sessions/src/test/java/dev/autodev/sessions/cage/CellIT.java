package dev.autodev.sessions.cage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.client.run.InstalledClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell in the cage of the real bubblewrap, with real servers around it. */
class CellIT {

  @TempDir Path scratch;
  private HttpStub gateway;
  private HttpStub registry;
  private HttpStub neighbour;
  private Cell cell;
  private Path data;
  private static final String[] PRIVATE = {"secrets", "postgres", "redis"};

  private Path worktree;

  @BeforeEach
  void open() throws Exception {
    Map<String, String> settings = new HashMap<>(InstalledClients.bubblewrap());
    gateway = new HttpStub("gateway");
    registry = new HttpStub("registry");
    neighbour = new HttpStub("neighbour");
    settings.put("swarm.sessions.registries", "127.0.0.1:" + registry.port());
    // What is temporary is hidden, so these lie elsewhere.
    data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data");
    settings.put("swarm.sessions.clients.data", data.toString());
    for (String folder : PRIVATE) {
      Files.createDirectories(data.resolve(folder));
    }
    Path run = data.resolve("runs/mine");
    worktree = Files.createDirectories(run.resolve("worktree"));
    cell =
        new Cages(TestSettings.of(settings))
            .cage()
            .around(
                new Resident(
                    worktree,
                    true,
                    Files.createDirectories(run.resolve("home")),
                    Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + scratch.resolve("m2")),
                    Optional.empty(),
                    gateway.address()));
  }

  @AfterEach
  void close() {
    if (cell != null) {
      cell.close();
      gateway.close();
      registry.close();
      neighbour.close();
    }
  }

  @Test
  void reachesTheGatewayWhereItIsOutside() {
    assertThat(shell(get(gateway.port(), "/")).output()).endsWith("I am the gateway");
  }

  @Test
  void reachesNoOtherPortOfTheMachine() {
    Finished tried = shell(get(neighbour.port(), "/"));

    assertThat(tried.ok()).isFalse();
    assertThat(tried.output()).contains("Connection refused");
    assertThat(neighbour.asked).isEmpty();
  }

  @Test
  void reachesAnAllowedHostThroughTheProxyThatItsEnvironmentNames() {
    assertThat(shell(byProxy("GET " + registry.address() + "/pkg HTTP/1.1")).output())
        .endsWith("I am the registry");
    assertThat(shell("env").output())
        .contains("HTTPS_PROXY=http://127.0.0.1:", "no_proxy=127.0.0.1,localhost")
        .containsPattern("MAVEN_OPTS=-Dmaven.repo.local=\\S+ -Dhttp.proxyHost=127.0.0.1 ");
  }

  @Test
  void isRefusedAnyOtherHostAndToldTheKey() {
    Finished refused = shell(byProxy("CONNECT 127.0.0.1:" + neighbour.port() + " HTTP/1.1"));

    assertThat(refused.output())
        .startsWith("HTTP/1.1 403")
        .contains("a person lets a host in by naming it in swarm.sessions.registries");
    assertThat(cell.refusals()).hasSize(1);
    assertThat(neighbour.asked).isEmpty();
  }

  @Test
  void leavesWhatIsReadOnlyAsItIsEvenAsRoot() {
    Finished tried = shell("mount -o remount,rw / ; echo x > /etc/swarm-was-here");

    assertThat(tried.ok()).isFalse();
    assertThat(Path.of("/etc/swarm-was-here")).doesNotExist();
  }

  @Test
  void seesNothingOfOtherRuns() throws IOException {
    Files.writeString(
        Files.createDirectories(data.resolve("runs/others")).resolve("token"), "THEIRS");

    assertThat(shell("find %s/runs -name token; ls %s/runs".formatted(data, data)).output())
        .isEqualTo("mine\n");
  }

  @Test
  void seesNeitherTheAgentNorItsEnvironmentNorItsMemory() {
    long agent = ProcessHandle.current().pid();

    assertThat(shell("ls /proc/self/environ && grep -L SWARM_RUN_ID /proc/[0-9]*/environ").output())
        .isEqualTo("/proc/self/environ\n");
    assertThat(shell("ls /proc/%d".formatted(agent)).ok()).isFalse();
    assertThat(shell("head -c 1 /proc/%d/mem".formatted(agent)).ok()).isFalse();
  }

  @Test
  void fetchesFromARepositoryByItsPath() throws IOException {
    Path origin = Files.createDirectories(data.resolve("origin"));
    assertThat(shell("git init -q .").ok()).isTrue();
    outside(
        "git init -q . && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m One",
        origin);

    Finished fetched =
        shell("git fetch -q %s && git log -1 --format=%%s FETCH_HEAD".formatted(origin));
    assertThat(fetched.output()).isEqualTo("One\n");
  }

  @Test
  void seesNeitherThePasswordsNorTheStoresOfTheSwarm() throws IOException {
    for (String folder : PRIVATE) {
      Path file = data.resolve(folder).resolve("key");
      Files.writeString(file, "hidden from sessions");
      assertThat(shell("cat " + file).ok()).isFalse();
    }
  }

  @Test
  void endsWithTheStatusOfItsProgramAndLeavesNothing() {
    assertThat(shell("sleep 300 & exit 7").ending()).hasToString("Exited[code=7]");

    cell.close();
    assertThat(shell("true").ok()).isFalse();
  }

  private Finished shell(String command) {
    return run(cell.around(List.of("/bin/bash", "-c", command)), worktree, cell.environment());
  }

  private void outside(String command, Path directory) {
    assertThat(run(List.of("/bin/bash", "-c", command), directory, Map.of()).ok()).isTrue();
  }

  private Finished run(List<String> argv, Path directory, Map<String, String> environment) {
    return new ProcessRunner()
        .run(
            new Command(
                argv,
                directory,
                ChildEnvironment.clean(scratch.resolve("home"), environment),
                Limits.of(Duration.ofMinutes(1)),
                Optional.empty(),
                Redactor.none()));
  }

  private static String get(int port, String path) {
    return "exec 3<>/dev/tcp/127.0.0.1/%d && printf 'GET %s HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n' >&3 && cat <&3"
        .formatted(port, path);
  }

  private static String byProxy(String line) {
    return "exec 3<>/dev/tcp/127.0.0.1/${https_proxy##*:} && printf '%s\\r\\n\\r\\n' >&3 && cat <&3"
        .formatted(line);
  }
}
