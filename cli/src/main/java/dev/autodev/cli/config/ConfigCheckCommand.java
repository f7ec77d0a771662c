package dev.autodev.cli.config;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.ConfigProgram;
import dev.autodev.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What of the settings keeps a swarm from starting, or has no effect. */
@Command(
    name = "check",
    description =
        "Check what a swarm would start with here; names each wrong key and what to do about it. Exit code 1 if there is one.")
final class ConfigCheckCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  ConfigCheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var report =
        invocation.namedServer() == null
            ? ConfigProgram.report(invocation, invocation.data(data))
            : invocation.api().get("/api/config");
    var problems = Json.list(report, "problems");
    if (invocation.json()) {
      invocation.printJson(problems);
    } else {
      print(problems, invocation.terminal());
    }
    return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private static void print(com.fasterxml.jackson.databind.JsonNode problems, Terminal terminal) {
    if (problems.isEmpty()) {
      terminal.line("Nothing is wrong.");
    }
    for (var problem : problems) {
      terminal.line(
          "%s  %s",
          terminal.paint("BAD ", 31),
          Terminal.safe(Json.text(problem, "key") + ": " + Json.text(problem, "problem")));
      terminal.line("      %s", terminal.dim(Terminal.safe(Json.text(problem, "remedy"))));
    }
  }
}
