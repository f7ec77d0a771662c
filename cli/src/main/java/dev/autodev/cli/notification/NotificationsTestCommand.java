package dev.autodev.cli.notification;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends something that means nothing. */
@Command(
    name = "test",
    description = "Send something that means nothing, by the way of a severity.")
final class NotificationsTestCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--severity",
      defaultValue = "info",
      description = "urgent, action, warning or info (${DEFAULT-VALUE}).")
  private String severity = "info";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  NotificationsTestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = Json.object().put("severity", severity).put("by", by);
    var answer = invocation.api().post("/api/notifications/test", body);
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    List<String> channels = new ArrayList<>();
    Json.list(answer, "channels").forEach(channel -> channels.add(channel.asText()));
    invocation
        .terminal()
        .line(
            "On its way to %s; 'claude-swarm notifications' says whether it was taken.",
            String.join(", ", channels));
    return Exit.DONE;
  }
}
