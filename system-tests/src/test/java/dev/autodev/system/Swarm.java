package dev.autodev.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.RunningSwarm;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.launch.ServiceProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A swarm of processes on a data directory of its own, started and stopped by bin/claude-swarm. */
final class Swarm implements AutoCloseable {
  private final Path data;
  private final List<String> mode;
  private final Map<String, String> settings;

  private Swarm(Path data, List<String> mode, Map<String, String> more) {
    this.data = data;
    this.mode = mode;
    this.settings = settings();
    settings.putAll(more);
  }

  static Swarm separate(Path data) {
    return new Swarm(data, List.of("--separate"), Map.of());
  }

  /** One that knows who asks. */
  static Swarm withLogin(Path data) {
    return new Swarm(data, List.of("--login"), Map.of());
  }

  static Swarm allInOne(Path data) {
    return allInOne(data, Map.of());
  }

  /** With more variables of the environment. */
  static Swarm allInOne(Path data, Map<String, String> more) {
    return new Swarm(data, List.of(), more);
  }

  /** Recovery within seconds, and the recorded model of these tests. */
  private static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("JAVA_HOME", System.getProperty("java.home"));
    settings.put(
        "SWARM_SESSIONS_REPLAY_SCENARIOS",
        Project.root().resolve("system-tests/src/test/resources/scenarios").toString());
    settings.put("SWARM_AGENT_HEARTBEAT", "1s");
    settings.put("SWARM_AGENT_LEASE", "4s");
    settings.put("SWARM_AGENT_DRAIN_WAIT", "200ms");
    settings.put("SWARM_CONTROL_PLANE_LEASE", "4s");
    settings.put("SWARM_CONTROL_PLANE_RECONCILE_EVERY", "500ms");
    settings.put("SWARM_CONTROL_PLANE_LOST_ORDER_AFTER", "2s");
    settings.put("SWARM_CONTROL_PLANE_RETRY_BACK_OFF", "1s");
    // A busy machine may lose a lease now and then; that is no reason to give up here.
    settings.put("SWARM_CONTROL_PLANE_MAX_ATTEMPTS", "20");
    settings.put("MP_MESSAGING_CONNECTOR_REDIS_STREAMS_LIVENESS", "2000");
    settings.put("MP_MESSAGING_CONNECTOR_REDIS_STREAMS_RECLAIM_EVERY", "500");
    return settings;
  }

  /** With more settings, as variables of the environment. */
  Swarm with(Map<String, String> more) {
    settings.putAll(more);
    return this;
  }

  /** Starts what does not run. */
  Swarm up() {
    var arguments = new ArrayList<>(List.of("up", "--port", "0"));
    arguments.addAll(mode);
    command(arguments);
    return this;
  }

  /** In order: what is at work is drained. */
  void down() {
    command(List.of("down"));
  }

  /** SIGKILL, as the kernel does it when memory runs out; back when the process is gone. */
  void kill(String name) {
    var process = process(name);
    process.kill();
    Patience.until(() -> !process.isRunning());
  }

  /** Its PostgreSQL and its Redis as well. */
  void killWithServers(String name) {
    kill(name);
    for (var server : List.of("postgres", "redis")) {
      var place = data.resolve(server);
      Leftovers.in(place).forEach(ProcessHandle::destroyForcibly);
      Patience.until(() -> Leftovers.in(place).isEmpty());
    }
  }

  /** Such as STOP, which freezes it. */
  void signal(String name, String signal) {
    var kill = "kill -%s %d".formatted(signal, process(name).pid());
    Shell.run(data, Map.of(), List.of("sh", "-c", kill));
  }

  ServiceProcess process(String name) {
    return running().processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process " + name + " in " + running()));
  }

  private RunningSwarm running() {
    return ServerFile.in(data).read().orElseThrow();
  }

  /** Where it listens. */
  String url() {
    return running().url().toString();
  }

  JsonNode get(String path) {
    return new ApiClient(running().url()).get(path);
  }

  JsonNode post(String path, JsonNode body) {
    return new ApiClient(running().url()).post(path, body);
  }

  TinyRepository repository(String name) {
    var repository = TinyRepository.create(data.resolve("repositories"), name);
    register(repository, repository.bare().toString());
    return repository;
  }

  void register(TinyRepository repository, String url) {
    post(
        "/api/repositories",
        Json.object()
            .put("name", repository.name())
            .put("url", url)
            .put("defaultBranch", "main")
            .put("testCommand", "./test.sh")
            .put("deployCommand", "sleep 1"));
  }

  Work file(TinyRepository repository) {
    var request =
        Json.object()
            .put("definition", "feature")
            .put("repository", repository.name())
            .put("title", "Say goodbye")
            .put("description", "A polite program also ends politely.");
    return new Work(this, repository, Json.text(post("/api/workflows", request), "id"));
  }

  Task analyse(TinyRepository repository) {
    return task("analyze_repo", repository);
  }

  /** A task of the repository as it stands. */
  Task task(String type, TinyRepository repository) {
    var request = Json.object().put("type", type).put("repository", repository.name());
    return new Task(this, Json.text(post("/api/tasks", request), "id"));
  }

  /** What an operator decides about agents, or says to one. */
  void agents(String... words) {
    var arguments = new ArrayList<>(List.of("agents"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--server-url", running().url().toString()));
    run(arguments);
  }

  /** What differs when a task is done again with these prompts. */
  String replay(String task, Path prompts) {
    return command(List.of("replay", task, "--prompts", prompts.toString()));
  }

  private String command(List<String> arguments) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of("--data", data.toString()));
    return run(all);
  }

  private String run(List<String> arguments) {
    var command = new ArrayList<>(arguments);
    command.addFirst(Project.root().resolve("bin/claude-swarm").toString());
    return Shell.run(Project.root(), settings, command);
  }

  /** Stops it; what does not stop is killed, so that nothing stays behind whatever went wrong. */
  @Override
  public void close() {
    try {
      command(List.of("down", "--force"));
    } finally {
      ServerFile.in(data).read().stream()
          .flatMap(swarm -> swarm.processes().stream())
          .forEach(ServiceProcess::kill);
      Leftovers.in(data).forEach(ProcessHandle::destroyForcibly);
    }
  }
}
