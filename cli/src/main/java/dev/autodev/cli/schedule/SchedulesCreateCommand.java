package dev.autodev.cli.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.tasks.When;
import dev.autodev.cli.tasks.WorkOptions;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one schedule, or shows what it would come to. */
@Command(name = "create", description = "Make a schedule of a task (--type) or of a workflow.")
final class SchedulesCreateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "Such as nightly-scan; must be free.")
  private String name = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private When when = new When();

  @Option(names = "--zone", description = "IANA name; default: this machine's.")
  private String zone = ZoneId.systemDefault().getId();

  @Option(names = "--missed", description = "skip, once (default) or all.")
  private @Nullable String missed;

  @Option(names = "--overlap", description = "skip (default), queue or allow.")
  private @Nullable String overlap;

  @Option(names = "--tag", description = "May be given several times.")
  private List<String> tags = List.of();

  @Mixin private WorkOptions work = new WorkOptions();

  @Option(names = "--dry-run", description = "Show the next five times and keep nothing.")
  private boolean dryRun;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  SchedulesCreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var timing = Json.object().put("zone", zone);
    timing.set("rhythm", when.rhythm(zone));
    var upcoming = invocation.api().post("/api/schedules/preview", timing);
    if (dryRun) {
      return show(upcoming, upcoming);
    }
    var body = timing.put("name", name).put("by", by).put("missed", missed).put("overlap", overlap);
    body.set("work", work.work(invocation));
    var listed = body.putArray("tags");
    tags.forEach(listed::add);
    return show(invocation.api().post("/api/schedules", body), upcoming);
  }

  private int show(JsonNode answer, JsonNode upcoming) {
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    invocation
        .terminal()
        .line("%s %s", name, dryRun ? "would come at" : "is made: " + Json.text(answer, "id"));
    Times.print(invocation.terminal(), upcoming);
    return Exit.DONE;
  }
}
