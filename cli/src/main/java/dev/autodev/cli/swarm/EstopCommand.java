package dev.autodev.cli.swarm;

import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything, a role or a repository. */
@Command(
    name = "estop",
    description =
        "Emergency stop: nothing is dispatched, no model is called, running work is interrupted and"
            + " kept, and nobody decides a gate, until thaw.")
final class EstopCommand implements Callable<Integer> {
  private final Invocation invocation;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private StopScope scope = new StopScope();

  @Option(names = "--reason", required = true, description = "For those who wonder.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  EstopCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = Json.object().put("scope", scope.wire()).put("reason", reason).put("by", by);
    return StopScope.answered(invocation, invocation.api().post("/api/estop", body));
  }
}
