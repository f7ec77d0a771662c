package dev.autodev.cli.aegis;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people do to the loop. */
abstract class Move implements Callable<Integer> {
  private final Invocation invocation;
  private final String move;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  Move(Invocation invocation, String move) {
    this.invocation = invocation;
    this.move = move;
  }

  @Override
  public Integer call() {
    var state = invocation.api().post("/api/asana/" + move, Json.object().put("by", by));
    if (invocation.json()) {
      invocation.printJson(state);
    } else {
      Report.state(state, invocation.terminal());
      var missing = Report.missing(invocation.api().get("/api/asana").path("settings"));
      if (!missing.isEmpty()) {
        invocation.terminal().line("%s", missing);
      }
    }
    return Exit.DONE;
  }

  @Command(name = "pause", description = "Take nothing new by itself; what is filed goes on.")
  static final class Pause extends Move {
    Pause(Invocation invocation) {
      super(invocation, "pause");
    }
  }

  @Command(name = "resume", description = "Go on, also after the loop stopped by itself.")
  static final class Resume extends Move {
    Resume(Invocation invocation) {
      super(invocation, "resume");
    }
  }
}
