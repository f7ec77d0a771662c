package dev.autodev.cli.agents;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something to whoever works on a task. */
@Command(name = "instruct", description = "Say something to the session that works on a task.")
final class AgentsInstructCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "TASK", description = "Its id, or a unique beginning of it.")
  private String task = "";

  @Parameters(paramLabel = "TEXT", description = "What it is to know or do.")
  private String text = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsInstructCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var said =
        invocation
            .api()
            .post(
                ApiPath.of("tasks", task) + "/instructions",
                Json.object().put("text", text).put("by", by));
    if (invocation.json()) {
      invocation.printJson(said);
    } else {
      invocation
          .terminal()
          .line(
              "Said. Whether a session has answered to it: claude-tasks show %s",
              Json.text(said, "task"));
    }
    return Exit.DONE;
  }
}
