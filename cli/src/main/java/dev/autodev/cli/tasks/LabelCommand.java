package dev.autodev.cli.tasks;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a label on the request that a task belongs to. */
@Command(
    name = "label",
    description =
        "Put a label on a task's request, in your name; one of trust.labels lets its text through.")
final class LabelCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "LABEL", description = "A word or a line.")
  private String label = "";

  LabelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("tasks", id) + "/label";
    var task = invocation.api().post(path, Json.object().put("name", label));
    new TaskLine(invocation).print(task, id);
    return Exit.DONE;
  }
}
