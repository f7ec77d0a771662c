package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The trail itself, newest first. */
@Command(name = "list", description = "List who did what, newest first.")
final class AuditListCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--subject", paramLabel = "ID", description = "Of one task, gate or workflow.")
  private @Nullable String subject;

  @Option(names = "--limit", paramLabel = "N", description = "At most; default: 50.")
  private int limit = 50;

  AuditListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/audit").with("subject", subject).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("WHEN", "WHO", "WHAT", "OF");
    for (var line : Json.list(answer, "items")) {
      table.row(
          Json.text(line, "at"),
          Json.text(line, "actor"),
          Json.text(line, "action"),
          Json.text(line, "subjectId"));
    }
    table.print(invocation.terminal(), "No line of the audit trail is about that.");
    return Exit.DONE;
  }
}
