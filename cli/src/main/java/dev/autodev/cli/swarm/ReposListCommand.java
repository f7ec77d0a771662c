package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** All registered repositories. */
@Command(name = "list", description = "List the registered repositories.")
final class ReposListCommand implements Callable<Integer> {
  private final Invocation invocation;

  ReposListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get("/api/repositories");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var repositories = Json.list(answer, "repositories");
    if (repositories.isEmpty()) {
      invocation
          .terminal()
          .line("No repository is registered; add one with 'claude-swarm repos add NAME URL'.");
      return Exit.DONE;
    }
    var table = new Table("NAME", "BRANCH", "IMPORTANCE", "APPROVALS", "URL");
    for (var entry : repositories) {
      table.row(
          Json.text(entry, "name"),
          Json.text(entry, "defaultBranch"),
          Json.text(entry, "importance"),
          Json.text(entry.path("approvals"), "people"),
          Json.text(entry, "url"));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
