package dev.autodev.cli.agents;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins agents anew. */
@Command(
    name = "restart",
    description = "Let what they have end as in a drain, to go on later, and begin anew.")
final class AgentsRestartCommand implements Callable<Integer> {
  private final Invocation invocation;

  @ArgGroup(multiplicity = "1")
  private AgentChoice choice = new AgentChoice();

  @Option(names = "--reason", required = true, description = "For those who wonder.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsRestartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = choice.body().put("reason", reason).put("by", by);
    var answer = invocation.api().post("/api/agents/restart", body);
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var told = new Table("WORKER", "ROLE");
    Json.list(answer, "restarts")
        .forEach(one -> told.row(Json.text(one, "worker"), Json.text(one, "role")));
    told.print(invocation.terminal());
    return Exit.DONE;
  }
}
