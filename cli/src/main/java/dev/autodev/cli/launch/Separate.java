package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.ProviderKeys;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.api.UnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process per service: servers, dashboard, scheduler, eight agents, and the webhook service
 * where secrets of hooks are set.
 */
public final class Separate {
  private static final List<String> ROLES =
      List.of(
          "pm", "architect", "builder", "reviewer", "tester", "security", "devops", "bug-finder");

  /** A Java that does not know a flag starts all the same. */
  private static final String IF_KNOWN = "-XX:+IgnoreUnrecognizedVMOptions";

  /** What starting took of the C library's memory. */
  private static final String GIVES_BACK = "-XX:TrimNativeHeapInterval=60000";

  private static final List<String> SMALL =
      List.of(
          "-Xmx48m",
          "-Xmn8m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss512k",
          "-XX:ReservedCodeCacheSize=32m",
          IF_KNOWN,
          GIVES_BACK);
  private static final List<String> MEDIUM =
      List.of(
          "-Xmx128m",
          "-Xmn20m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          IF_KNOWN,
          GIVES_BACK);
  private static final Set<String> NOT_FOR_AGENTS =
      Set.of(
          "QUARKUS_DATASOURCE_REACTIVE_URL",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          ProviderKeys.ASANA,
          "SWARM_ASANA_TOKEN");
  private static final Set<String> FOR_THE_SCHEDULER =
      Stream.concat(ProviderKeys.OF_FORGES.stream(), Stream.of(ProviderKeys.ASANA))
          .collect(Collectors.toUnmodifiableSet());
  private static final Duration AGENTS_WITHIN = Duration.ofMinutes(2);

  private final LaunchPlace place;
  private final Path project;
  private final List<ServiceProcess> started;

  private Separate(LaunchPlace place, List<ServiceProcess> running) {
    this.place = place;
    this.project = place.invocation().project();
    this.started = new ArrayList<>(running);
  }

  public static boolean isBuilt(Path project) {
    return Files.exists(EmbeddedProcess.jar(project))
        && Files.exists(service(project, "dashboard"))
        && Files.exists(service(project, "scheduler"))
        && Files.exists(service(project, HooksProcess.NAME))
        && ROLES.stream().allMatch(role -> Files.exists(service(project, role)));
  }

  public static void start(LaunchPlace place) {
    new Separate(place, List.of()).startAll();
  }

  /** Starts only the processes that have ended; the others notice nothing. */
  static void startAgain(LaunchPlace place, RunningSwarm swarm) {
    var running = swarm.processes().stream().filter(ServiceProcess::isRunning).toList();
    new Separate(place, running).startAll();
  }

  private void startAll() {
    var hooks = new HooksProcess(place);
    var withHooks = hooks.isWanted() && !runs(HooksProcess.NAME);
    if (withHooks) {
      place.requireFreeHooksPort();
    }
    var servers =
        runs("servers")
            ? EmbeddedProcess.running(place)
            : EmbeddedProcess.start(place, process -> note("servers", process));
    startControl(servers);
    for (var role : ROLES) {
      if (!runs(role)) {
        // An agent speaks streams only: no credentials of database, Asana or ways to people,
        // whatever this shell has.
        run(role, SMALL, with(servers.redis(), Map.of("QUARKUS_HTTP_PORT", "0")), notForAgents());
      }
    }
    if (withHooks) {
      var environment = with(servers.hooks(), hooks.port());
      var process = run(HooksProcess.NAME, MEDIUM, environment, hooks.withheld(NOT_FOR_AGENTS));
      place.awaitReady(HooksProcess.NAME, process, hooks.url());
    }
    awaitAgents();
    if (!place.invocation().json()) {
      place.invocation().terminal().line("%s", hooks.words());
    }
  }

  private void startControl(EmbeddedProcess servers) {
    if (!runs("dashboard")) {
      var port = Map.of("QUARKUS_HTTP_PORT", Integer.toString(place.port()));
      var model = ProviderKeys.inPlaceOf(place.invocation().environment());
      var environment = with(servers.redis(), servers.database(), port, model, asana());
      place.awaitReady("dashboard", run("dashboard", MEDIUM, environment, notForTheDashboard()));
    }
    if (!runs("scheduler")) {
      var environment =
          with(servers.redis(), servers.database(), Map.of("QUARKUS_HTTP_PORT", "0"), asana());
      run("scheduler", MEDIUM, environment, notForTheScheduler());
    }
  }

  /** It shows changes at forges, and calls no model. */
  private static Set<String> notForTheDashboard() {
    var withheld = new HashSet<>(ProviderKeys.OF_MODELS);
    withheld.addAll(ProviderKeys.OF_HOOKS);
    return withheld;
  }

  /** It polls forges and Asana. */
  private Set<String> notForTheScheduler() {
    return ProviderKeys.allBut(FOR_THE_SCHEDULER, place.invocation().environment());
  }

  private Set<String> notForAgents() {
    var withheld = new HashSet<>(ProviderKeys.allIn(place.invocation().environment()));
    withheld.removeAll(ProviderKeys.NAMES);
    withheld.addAll(NOT_FOR_AGENTS);
    return withheld;
  }

  private boolean runs(String name) {
    return started.stream().anyMatch(process -> process.name().equals(name));
  }

  private Process run(
      String name, List<String> flags, Map<String, String> environment, Set<String> withheld) {
    var program =
        new JavaProgram(name, service(project, name), flags, List.of(), environment, withheld);
    var process = program.start(place.invocation(), place.logging(name), place.logging(name));
    note(name, process);
    return process;
  }

  private void note(String name, Process process) {
    started.add(ServiceProcess.of(name, process));
    place.remember(RunningSwarm.SEPARATE, started);
  }

  @SafeVarargs
  private Map<String, String> with(Map<String, String>... parts) {
    var all = new HashMap<>(place.recordings());
    all.put("SWARM_DATA", place.data().toString());
    all.put("QUARKUS_HTTP_HOST", LaunchPlace.HOST);
    all.put("MALLOC_ARENA_MAX", "2");
    for (var part : parts) {
      all.putAll(part);
    }
    return all;
  }

  /** Links in Asana lead to the dashboard. */
  private Map<String, String> asana() {
    return Map.of("SWARM_ASANA_DASHBOARD", place.shown().toString());
  }

  private void awaitAgents() {
    var deadline = place.invocation().clock().instant().plus(AGENTS_WITHIN);
    while (agentsSeen() < ROLES.size()) {
      for (var process : started) {
        if (!process.isRunning()) {
          throw CliException.failed(
              "%s ended while starting; see %s, then 'claude-swarm down'"
                  .formatted(process.name(), place.log(process.name())));
        }
      }
      if (place.invocation().clock().instant().isAfter(deadline)) {
        throw CliException.failed(
            "Only %d of %d agents have reported; see %s, or stop all with 'claude-swarm down'"
                .formatted(agentsSeen(), ROLES.size(), place.data().resolve("logs")));
      }
      place.invocation().pause(Duration.ofMillis(250));
    }
  }

  private int agentsSeen() {
    try {
      var roles = new HashSet<String>();
      for (var agent : Json.list(new ApiClient(place.url()).get("/api/agents"), "agents")) {
        if (agent.path("live").asBoolean(true)) {
          agent.path("roles").forEach(role -> roles.add(role.asText()));
        }
      }
      return roles.size();
    } catch (RefusedException | UnreachableException e) {
      return 0;
    }
  }

  private static Path service(Path project, String name) {
    return project.resolve("services").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
