package dev.autodev.cli.aegis;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the running swarm is told of Asana. */
@Command(name = "config", description = "Show the configuration; the token only as set or missing.")
final class ConfigCommand implements Callable<Integer> {
  private final Invocation invocation;

  ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var settings = invocation.api().get("/api/asana").path("settings");
    if (invocation.json()) {
      invocation.printJson(settings);
      return Exit.DONE;
    }
    invocation.terminal().line("Configuration:");
    Report.settings(settings, invocation.terminal());
    var missing = Report.missing(settings);
    if (!missing.isEmpty()) {
      throw CliException.failed(missing);
    }
    return Exit.DONE;
  }
}
