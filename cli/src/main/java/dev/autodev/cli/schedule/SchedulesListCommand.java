package dev.autodev.cli.schedule;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Schedules, newest first. */
@Command(name = "list", description = "List schedules, newest first.")
final class SchedulesListCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--status", description = "active, paused or ended.")
  private @Nullable String status;

  @Option(names = "--tag", description = "Only those with this tag.")
  private @Nullable String tag;

  @Option(names = "--limit", defaultValue = "100", description = "Most lines (${DEFAULT-VALUE}).")
  private int limit;

  SchedulesListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path =
        ApiPath.of("/api/schedules").with("status", status).with("tag", tag).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var schedules = Json.list(answer, "schedules");
    if (schedules.isEmpty()) {
      invocation
          .terminal()
          .line("No schedule; make one with 'claude-swarm schedules create NAME --daily 07:00 …'.");
      return Exit.DONE;
    }
    var table = new Table("NAME", "STATUS", "NEXT", "LAST", "ID");
    for (var schedule : schedules) {
      table.row(
          Json.text(schedule, "name"),
          Json.text(schedule, "status"),
          Json.text(schedule, "next"),
          Json.text(schedule.path("last"), "status"),
          Json.text(schedule, "id"));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
