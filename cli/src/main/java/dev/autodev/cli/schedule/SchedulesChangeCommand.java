package dev.autodev.cli.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.tasks.Payload;
import dev.autodev.cli.tasks.When;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one schedule; what is not said stays. */
@Command(
    name = "change",
    description = "Change when a schedule is due, or what it files; what is not said stays.")
final class SchedulesChangeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME|ID", description = "Or a unique beginning of the id.")
  private String id = "";

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private @Nullable When when;

  @Option(names = "--zone", description = "IANA name.")
  private @Nullable String zone;

  @Option(names = "--missed", description = "skip, once or all.")
  private @Nullable String missed;

  @Option(names = "--overlap", description = "skip, queue or allow.")
  private @Nullable String overlap;

  @Option(names = "--tag", description = "In place of those it has; several are possible.")
  private @Nullable List<String> tags;

  @Option(
      names = "--payload",
      paramLabel = "JSON|@FILE|-",
      description = "Of its task; the type stays.")
  private @Nullable String payload;

  @Option(names = "--title", description = "May hold {{date}}, {{time}} and {{schedule}}.")
  private @Nullable String title;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  SchedulesChangeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("schedules", id);
    var body = (ObjectNode) invocation.api().get(path).path("schedule").path("schedule");
    change(body);
    var changed = invocation.api().post(path + "/change", body.put("by", by));
    if (invocation.json()) {
      invocation.printJson(changed);
      return Exit.DONE;
    }
    invocation.terminal().line("%s is changed.", Json.text(changed, "name"));
    Times.print(invocation.terminal(), invocation.api().get(path));
    return Exit.DONE;
  }

  private void change(ObjectNode body) {
    put(body, "zone", zone);
    put(body, "missed", missed);
    put(body, "overlap", overlap);
    if (when != null) {
      body.set("rhythm", when.rhythm(Json.text(body, "zone")));
    }
    if (tags != null) {
      tags.forEach(body.putArray("tags")::add);
    }
    var work = (ObjectNode) body.path("work");
    put(work, "title", title);
    if (payload != null) {
      if (!work.has("payload")) {
        throw CliException.usage("--payload is of a task; this schedule starts a workflow");
      }
      var type = work.path("payload").path("type");
      var given = (ObjectNode) Payload.read(payload, invocation);
      work.set("payload", given.set("type", type));
    }
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
