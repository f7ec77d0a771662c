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
import picocli.CommandLine.Parameters;

/** What people say to each other about a gate. */
@Command(
    name = "discuss",
    description = "Say something about it to others, or show what was said; it decides nothing.")
final class DiscussCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The approval; may be shortened.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "Left out: show what was said.")
  private @Nullable String text;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  DiscussCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("approvals", id) + "/comments";
    var answer =
        text == null
            ? invocation.api().get(path)
            : invocation.api().post(path, Json.object().put("text", text).put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else if (text == null) {
      print(answer, invocation.terminal());
    } else {
      invocation.terminal().line("Said; that decides nothing: %s stands as it did.", id);
    }
    return Exit.DONE;
  }

  /** Oldest first. */
  static void print(JsonNode discussion, Terminal terminal) {
    var comments = Json.list(discussion, "comments");
    if (comments.isEmpty()) {
      terminal.line("Nothing was said about it yet.");
    }
    for (var comment : comments) {
      terminal.line(
          "%s %s",
          terminal.bold(Terminal.safe(Json.text(comment, "by"))),
          terminal.dim(Json.text(comment, "at")));
      terminal.line(Terminal.safe(Json.text(comment, "text")).indent(2).stripTrailing());
    }
  }
}
