package dev.autodev.cli.tasks;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops one task for good. */
@Command(name = "cancel", description = "Cancel one task.")
final class CancelCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  @Option(
      names = "--reason",
      defaultValue = "cancelled from the command line",
      description = "For the audit trail.")
  private String reason = "";

  CancelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var task =
        invocation
            .api()
            .post(ApiPath.of("tasks", id) + "/cancel", Json.object().put("reason", reason));
    new TaskLine(invocation).print(task, id);
    return Exit.DONE;
  }
}
