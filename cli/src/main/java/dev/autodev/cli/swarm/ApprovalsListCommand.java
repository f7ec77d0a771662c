package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gates, by default those that are open. */
@Command(name = "list", description = "List approvals.")
final class ApprovalsListCommand implements Callable<Integer> {
  private static final int TITLE = 60;

  private final Invocation invocation;

  @Option(
      names = "--status",
      defaultValue = "open",
      description = "Only these (${DEFAULT-VALUE}); all: every one.")
  private String status = "open";

  ApprovalsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/approvals").with("status", status.equals("all") ? null : status);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var approvals = Json.list(answer, "approvals");
    if (approvals.isEmpty()) {
      invocation.terminal().line("Nothing waits for a decision.");
      return Exit.DONE;
    }
    var table = new Table("ID", "KIND", "STATUS", "WORKFLOW", "TITLE");
    for (var approval : approvals) {
      table.row(
          Json.text(approval, "id"),
          Json.text(approval, "kind"),
          Json.text(approval, "status"),
          Json.text(approval, "workflow"),
          Amounts.shorten(Json.text(approval.path("subject"), "title"), TITLE));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
