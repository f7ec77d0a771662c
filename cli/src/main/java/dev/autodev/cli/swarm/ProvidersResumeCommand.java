package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has agents ask a provider again. */
@Command(
    name = "resume",
    description = "Let agents ask a provider again that refused or is limited.")
final class ProvidersResumeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "As the list has it, such as anthropic.")
  private String name = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  ProvidersResumeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer =
        invocation
            .api()
            .post(ApiPath.of("providers", name) + "/resume", Json.object().put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation
          .terminal()
          .line(
              "%s is %s. Tasks that wait for it go on; those that are parked stay so: claude-tasks retry ID.",
              name, Json.text(answer, "state"));
    }
    return Exit.DONE;
  }
}
