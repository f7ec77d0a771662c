package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people say to each other about all gates. */
@Command(
    name = "discuss",
    description =
        "What was said about approvals, newest first; 'approvals discuss' says something.")
final class DiscussionsCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--recent", description = "The newest of all topics, as without an option.")
  private boolean recent;

  @Option(
      names = "--topic",
      paramLabel = "TEXT",
      description = "Only what has it in the approval's title or in what was said.")
  private @Nullable String topic;

  @Option(names = "--limit", paramLabel = "N", description = "At most; default: 20.")
  private int limit = 20;

  DiscussionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/discussions").with("topic", topic).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var terminal = invocation.terminal();
    var remarks = Json.list(answer, "discussions");
    if (remarks.isEmpty()) {
      terminal.line(
          topic == null
              ? "Nothing was said yet; say something: claude-swarm approvals discuss ID TEXT"
              : "Nothing was said of that; 'claude-swarm discuss --recent' has all topics.");
    }
    remarks.forEach(remark -> print(remark, terminal));
    if (!Json.text(answer, "next").isEmpty()) {
      terminal.line("There is older; a larger --limit, up to 500, shows more.");
    }
    return Exit.DONE;
  }

  private static void print(JsonNode remark, Terminal terminal) {
    terminal.line(
        "%s %s %s",
        terminal.bold(Terminal.safe(Json.text(remark, "by"))),
        terminal.dim(Json.text(remark, "at")),
        terminal.dim(
            "on %s %s, %s: %s"
                .formatted(
                    Json.text(remark, "kind").replace('_', ' '),
                    Json.text(remark, "gate"),
                    Json.text(remark, "status"),
                    Terminal.safe(Json.text(remark, "topic")))));
    terminal.line(Terminal.safe(Json.text(remark, "text")).indent(2).stripTrailing());
  }
}
