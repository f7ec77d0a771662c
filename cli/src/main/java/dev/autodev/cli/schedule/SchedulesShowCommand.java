package dev.autodev.cli.schedule;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One schedule: what is to come and what was. */
@Command(name = "show", description = "Show a schedule, its next five times and its history.")
final class SchedulesShowCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME|ID", description = "Or a unique beginning of the id.")
  private String id = "";

  SchedulesShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("schedules", id);
    var detail = invocation.api().get(path);
    var history = invocation.api().get(path + "/occurrences?limit=20");
    if (invocation.json()) {
      var all = Json.object();
      all.set("schedule", detail.path("schedule"));
      all.set("upcoming", detail.path("upcoming"));
      all.set("occurrences", history.path("occurrences"));
      invocation.printJson(all);
      return Exit.DONE;
    }
    var schedule = detail.path("schedule");
    var body = schedule.path("schedule");
    var terminal = invocation.terminal();
    terminal.line("%s %s", Json.text(schedule, "name"), Json.text(schedule, "status"));
    terminal.line("  when    %s in %s", body.path("rhythm"), Json.text(body, "zone"));
    terminal.line(
        "  missed  %s, while at work %s", Json.text(body, "missed"), Json.text(body, "overlap"));
    terminal.line("  files   %s", body.path("work"));
    Times.print(terminal, detail);
    var table = new Table("TIME", "BECAME", "WORK", "STANDS", "WHY");
    for (var one : Json.list(history, "occurrences")) {
      var task = Json.text(one, "task");
      table.row(
          Json.text(one, "due"),
          Json.text(one, "status"),
          task.isEmpty() ? Json.text(one, "workflow") : task,
          Json.text(one, "workStatus"),
          Json.text(one, "reason"));
    }
    table.print(terminal);
    return Exit.DONE;
  }
}
