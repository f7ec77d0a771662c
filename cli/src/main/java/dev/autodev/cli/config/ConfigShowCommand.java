package dev.autodev.cli.config;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.ConfigProgram;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.terminal.Table;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The settings in force. */
@Command(
    name = "show",
    description =
        "Show what the swarm runs with, or would start with here, and where each setting comes from; secrets are masked.")
final class ConfigShowCommand implements Callable<Integer> {
  private static final String DEFAULT = "default";

  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  @Option(names = "--set", description = "Only what somebody has set, no defaults.")
  private boolean set;

  ConfigShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var directory = invocation.data(data);
    var running = ServerFile.in(directory).read();
    var report =
        invocation.namedServer() != null
            ? invocation.api().get("/api/config")
            : running.isPresent()
                ? invocation.api(running.get().url()).get("/api/config")
                : ConfigProgram.report(invocation, directory);
    if (invocation.json()) {
      invocation.printJson(report);
      return Exit.DONE;
    }
    var table = new Table("KEY", "VALUE", "FROM");
    for (var setting : Json.list(report, "settings")) {
      var origin = Json.text(setting, "origin");
      if (!set || !origin.equals(DEFAULT)) {
        table.row(Json.text(setting, "key"), Json.text(setting, "value"), origin);
      }
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
