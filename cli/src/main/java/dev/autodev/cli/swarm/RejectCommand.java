package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says no, and why. */
@Command(name = "reject", description = "Reject, with a reason.")
final class RejectCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The approval; may be shortened.")
  private String id = "";

  @Option(names = "--reason", required = true, description = "For whoever does it again.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who decides; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  RejectCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = Json.object().put("reason", reason).put("by", by);
    var answer = invocation.api().post(ApiPath.of("approvals", id) + "/reject", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Rejected %s.", id);
    }
    return Exit.DONE;
  }
}
