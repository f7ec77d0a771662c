package dev.autodev.cli.tasks;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a failed or parked task another chance. */
@Command(name = "retry", description = "Try a failed or parked task again.")
final class RetryCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  RetryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var task = invocation.api().post(ApiPath.of("tasks", id) + "/retry", Json.object());
    new TaskLine(invocation).print(task, id);
    return Exit.DONE;
  }
}
