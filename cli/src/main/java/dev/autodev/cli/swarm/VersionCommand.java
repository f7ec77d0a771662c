package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Which version this is, on which Java. */
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {
  private static final String VERSION = "1.0.0-SNAPSHOT";

  private final Invocation invocation;

  VersionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var java = Runtime.version().toString();
    if (invocation.json()) {
      invocation.printJson(Json.object().put("version", VERSION).put("java", java));
    } else {
      invocation.terminal().line("Auto-Dev %s on Java %s", VERSION, java);
    }
    return Exit.DONE;
  }
}
