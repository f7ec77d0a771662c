package dev.autodev.cli.swarm;

import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Releases what an emergency stop holds. */
@Command(name = "thaw", description = "Release an emergency stop: what was interrupted goes on.")
final class ThawCommand implements Callable<Integer> {
  private final Invocation invocation;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private StopScope scope = new StopScope();

  @Option(names = "--reason", description = "For those who wonder.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  ThawCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var stopped = StopScope.names(invocation.api().get("/api/estop")).contains(scope.wire());
    var body = Json.object().put("scope", scope.wire()).put("reason", reason).put("by", by);
    var answer = invocation.api().post("/api/estop/release", body);
    if (!stopped && !invocation.json()) {
      invocation.terminal().line("%s was not stopped by itself; nothing changed.", scope.wire());
    }
    return StopScope.answered(invocation, answer);
  }
}
