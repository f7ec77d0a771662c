package dev.autodev.cli.notification;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to one notification. */
abstract class NotificationsMove implements Callable<Integer> {
  private final Invocation invocation;
  private final String move;
  private final String outcome;

  @Parameters(paramLabel = "ID", description = "As the list has it.")
  private String id = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  NotificationsMove(Invocation invocation, String move, String outcome) {
    this.invocation = invocation;
    this.move = move;
    this.outcome = outcome;
  }

  @Override
  public Integer call() {
    var answer =
        invocation
            .api()
            .post(ApiPath.of("notifications", id) + "/" + move, Json.object().put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("%s: %s", Json.text(answer, "title"), outcome);
    }
    return Exit.DONE;
  }

  @Command(name = "ack", description = "Say that somebody knows: it is not said again.")
  static final class Acknowledge extends NotificationsMove {
    Acknowledge(Invocation invocation) {
      super(invocation, "acknowledge", "nobody is reminded of it any more.");
    }
  }

  @Command(name = "retry", description = "Send again what was given up.")
  static final class Retry extends NotificationsMove {
    Retry(Invocation invocation) {
      super(invocation, "retry", "its messages are sent again.");
    }
  }
}
