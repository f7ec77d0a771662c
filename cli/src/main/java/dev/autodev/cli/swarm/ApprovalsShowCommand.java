package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One gate with everything a decision needs. */
@Command(name = "show", description = "Show one approval with its text, diff and evidence.")
final class ApprovalsShowCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The approval; may be shortened.")
  private String id = "";

  ApprovalsShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var approval = invocation.api().get(ApiPath.of("approvals", id));
    if (invocation.json()) {
      invocation.printJson(approval);
      return Exit.DONE;
    }
    var terminal = invocation.terminal();
    terminal.line(
        "%s %s %s",
        Json.text(approval, "id"),
        Json.text(approval, "kind"),
        terminal.status(Json.text(approval, "status")));
    ApprovalView.print(approval, Integer.MAX_VALUE, terminal);
    var said =
        invocation.api().get(ApiPath.of("approvals", Json.text(approval, "id")) + "/comments");
    if (!Json.list(said, "comments").isEmpty()) {
      terminal.line(terminal.bold("Discussion"));
      DiscussCommand.print(said, terminal);
    }
    return Exit.DONE;
  }
}
