package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leaves it open, and says why. */
@Command(name = "defer", description = "Leave it open, with notes.")
final class DeferCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The approval; may be shortened.")
  private String id = "";

  @Option(names = "--notes", required = true, description = "For whoever looks at it next.")
  private String notes = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  DeferCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = Json.object().put("notes", notes).put("by", by);
    var answer = invocation.api().post(ApiPath.of("approvals", id) + "/defer", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Deferred %s; it stays open.", id);
    }
    return Exit.DONE;
  }
}
