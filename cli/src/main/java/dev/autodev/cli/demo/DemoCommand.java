package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Address;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.ClientLogins;
import dev.autodev.cli.launch.Door;
import dev.autodev.cli.launch.LaunchPlace;
import dev.autodev.cli.launch.ModelChoice;
import dev.autodev.cli.launch.RunningSwarm;
import dev.autodev.cli.launch.Shutdown;
import dev.autodev.cli.launch.Startup;
import dev.autodev.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole way of one piece of work on the sample, live. */
@Command(
    name = "demo",
    description = "Take a feature of the sample from idea to merged change, live.")
public final class DemoCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

  private final Invocation invocation;

  @Option(names = "--yes", description = "Approve at every gate, for scripts.")
  private boolean yes;

  @Option(names = "--exit", description = "Stop the swarm afterwards.")
  private boolean exit;

  @Option(names = "--separate", description = "One process per service.")
  private boolean separate;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data lies (SWARM_DATA, else .swarm in the project).")
  private @Nullable Path data;

  @Option(names = "--port", description = "Of the dashboard; default: 8080 or any free one.")
  private @Nullable Integer port;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Who works: "
              + ModelChoice.NAMES
              + "; default: a client that has a key, or is logged in, here.")
  private @Nullable String provider;

  @Option(
      names = "--forge",
      paramLabel = "NAME",
      description =
          "Where the sample lies: "
              + DemoForge.NAMES
              + ", a stand-in for that forge which ends with the demo and its swarm; default: on"
              + " this machine.")
  private @Nullable String forge;

  @Option(
      names = "--on",
      paramLabel = "URL",
      description =
          "By a swarm that runs elsewhere, such as in containers, and sees the data directory under"
              + " the same path.")
  private @Nullable String on;

  @Option(
      names = "--minutes",
      defaultValue = "20",
      description = "Give up after so long (${DEFAULT-VALUE}).")
  private int minutes;

  public DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (!yes && !invocation.interactive()) {
      throw CliException.usage(
          "Nobody can be asked here: there is no terminal; let --yes approve at the gates");
    }
    if (port != null) {
      LaunchPlace.checkPort(port);
    }
    var directory = invocation.data(data);
    if (on != null) {
      return there(Address.of(on, "--on"), directory);
    }
    if (forge == null) {
      return run(invocation, directory, Optional.empty());
    }
    if (Startup.isUp(directory)) {
      throw CliException.usage(
          "A swarm is up on %s already; stop it with 'claude-swarm down', then --forge takes effect"
              .formatted(directory));
    }
    exit = true;
    try (var there = DemoForge.start(forge, directory, invocation.clock())) {
      return run(invocation.with(there.environment()), directory, Optional.of(there));
    }
  }

  /** It is neither started nor stopped here. */
  private int there(URI server, Path directory) {
    if (forge != null || provider != null || port != null || separate || exit) {
      throw CliException.usage(
          "--forge, --provider, --port, --separate and --exit are for a swarm that the demo starts;"
              + " leave them out beside --on");
    }
    var swarm = new RunningSwarm(server, "elsewhere", List.of());
    return play(invocation.api(server), swarm, directory, Optional.empty());
  }

  private int run(Invocation invocation, Path directory, Optional<DemoForge> there) {
    var terminal = invocation.terminal();
    var withLogins = ClientLogins.added(invocation, directory, provider);
    var chosen = ModelChoice.made(withLogins, directory, provider);
    terminal.line("Starting the swarm ...");
    var place = port == null ? LaunchPlace.usualOrFreePort() : port;
    var swarm = Startup.ensureUp(chosen, directory, place, separate, Door.LOOPBACK);
    try {
      return play(invocation.api(swarm.url()), swarm, directory, there);
    } finally {
      if (exit) {
        new Shutdown(invocation).stop(directory, swarm, true);
        terminal.line("The swarm is stopped.");
      } else {
        terminal.line("The swarm goes on running; stop it with 'claude-swarm down'.");
      }
    }
  }

  private int play(ApiClient api, RunningSwarm swarm, Path directory, Optional<DemoForge> there) {
    var terminal = invocation.terminal();
    api.get("/api/info"); // fails here where nobody answers
    terminal.line("The swarm is up (%s): %s", swarm.mode(), swarm.url());
    ModelNotice.print(api, terminal);
    var made = SampleRepository.create(invocation.project(), directory);
    var sample = there.map(one -> one.with(made)).orElse(made);
    sample.register(api);
    var request = FeatureRequest.read(invocation.project());
    var id = Json.text(api.post("/api/workflows", request.workflow()), "id");
    terminal.line("Filed '%s' for %s: workflow %s", request.title(), SampleRepository.NAME, id);
    terminal.line("");
    var live = new LiveView(invocation, api);
    var workflow = follow(id, api, live, new GateKeeper(invocation, api, sample, yes));
    terminal.line("");
    var code =
        close(
            new ClosingReport(workflow, live.tasks().values(), directory, swarm.url()),
            sample,
            terminal);
    there.ifPresent(forge -> forge.print(terminal));
    return code;
  }

  private JsonNode follow(String id, ApiClient api, LiveView live, GateKeeper gates) {
    var deadline = invocation.clock().instant().plus(Duration.ofMinutes(minutes));
    while (true) {
      var workflow = api.get(ApiPath.of("workflows", id));
      live.update(workflow);
      if (!Json.text(workflow, "status").equals("running")) {
        live.clear();
        return workflow;
      }
      live.clear();
      gates.decide(workflow);
      if (invocation.clock().instant().isAfter(deadline)) {
        throw CliException.failed(
            "The workflow has not ended after %d minutes; look with 'claude-tasks list' and 'claude-swarm status'"
                .formatted(minutes));
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private int close(ClosingReport report, SampleRepository sample, Terminal terminal) {
    var sha = report.mergedSha();
    if (sha.isEmpty()) {
      var workflow = report.workflow();
      terminal.red(
          "Not merged: the workflow is %s. %s"
              .formatted(
                  Json.text(workflow, "status"), Terminal.safe(Json.text(workflow, "result"))));
      report.printPlaces(terminal);
      return Exit.FAILED;
    }
    terminal.line("Checking the main branch in a fresh clone ...");
    var check = MergedCheck.run(sample, sha.get(), report.data());
    report.print(check, sample, sha.get(), terminal);
    return check.holds() ? Exit.DONE : Exit.FAILED;
  }
}
