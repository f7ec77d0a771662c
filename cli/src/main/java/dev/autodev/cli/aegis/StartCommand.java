package dev.autodev.cli.aegis;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.Door;
import dev.autodev.cli.launch.LaunchPlace;
import dev.autodev.cli.launch.ModelChoice;
import dev.autodev.cli.launch.Startup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The loop is part of the swarm, so that is started, unless it runs. */
@Command(name = "start", description = "Start the swarm unless it is up, and let the loop run.")
final class StartCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  StartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var terminal = invocation.terminal();
    terminal.line("Starting Aegis Orchestrator...");
    if (invocation.namedServer() == null) {
      up();
    }
    var settings = invocation.api().get("/api/asana").path("settings");
    terminal.line("");
    terminal.line("Configuration:");
    Report.settings(settings, terminal);
    var missing = Report.missing(settings);
    if (!missing.isEmpty()) {
      throw CliException.failed(missing);
    }
    terminal.line("");
    terminal.line("✓ Orchestrator initialized");
    Report.state(invocation.api().post("/api/asana/resume", Json.object().put("by", by)), terminal);
    terminal.line("It goes on in the background; see aegis status, stop it with aegis pause.");
    return Exit.DONE;
  }

  private void up() {
    var data = invocation.data(null);
    if (!Startup.isUp(data)) {
      Startup.ensureUp(
          ModelChoice.made(invocation, data, null),
          data,
          LaunchPlace.usualOrFreePort(),
          false,
          Door.LOOPBACK);
    }
  }
}
