package dev.autodev.cli.schedule;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to one schedule, by its name or id. */
abstract class SchedulesMove implements Callable<Integer> {
  private final Invocation invocation;
  private final String move;
  private final String outcome;

  @Parameters(paramLabel = "NAME|ID", description = "Or a unique beginning of the id.")
  private String id = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  SchedulesMove(Invocation invocation, String move, String outcome) {
    this.invocation = invocation;
    this.move = move;
    this.outcome = outcome;
  }

  @Override
  public Integer call() {
    var answer =
        invocation
            .api()
            .post(ApiPath.of("schedules", id) + "/" + move, Json.object().put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var work = Json.text(answer, "task") + Json.text(answer, "workflow");
    invocation
        .terminal()
        .line("%s", (id + " " + outcome + " " + work + Json.text(answer, "reason")).strip());
    return Exit.DONE;
  }

  @Command(name = "pause", description = "File nothing until it is resumed.")
  static final class Pause extends SchedulesMove {
    Pause(Invocation invocation) {
      super(invocation, "pause", "is paused.");
    }
  }

  @Command(name = "resume", description = "Go on; what was due in the pause is not made up for.")
  static final class Resume extends SchedulesMove {
    Resume(Invocation invocation) {
      super(invocation, "resume", "goes on.");
    }
  }

  @Command(name = "delete", description = "End it; its history stays.")
  static final class Delete extends SchedulesMove {
    Delete(Invocation invocation) {
      super(invocation, "delete", "is deleted; what it filed goes on.");
    }
  }

  @Command(name = "run", description = "File its work now.")
  static final class Run extends SchedulesMove {
    Run(Invocation invocation) {
      super(invocation, "run", "filed");
    }
  }
}
