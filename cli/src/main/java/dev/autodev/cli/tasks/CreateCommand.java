package dev.autodev.cli.tasks;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files one task, or what a template comes to, now or by a schedule. */
@Command(
    name = "create",
    description = "File a task, or what a template comes to, now or at a time.")
final class CreateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private Wanted.Either what = new Wanted.Either();

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(names = "--wait", description = "Show its progress; exit 1 unless it completes.")
  private boolean wait;

  @ArgGroup(exclusive = true, multiplicity = "0..1", heading = "Later, as a schedule:%n")
  private @Nullable When when;

  @Option(
      names = "--zone",
      paramLabel = "NAME",
      description = "Of those times, an IANA name; default: this machine's.")
  private @Nullable String zone;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "What the schedule is called; default: made of the type or template.")
  private @Nullable String schedule;

  CreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var wanted = what.wanted();
    return when == null ? now(wanted) : later(wanted, when);
  }

  private int now(Wanted wanted) {
    if (zone != null || schedule != null) {
      throw CliException.usage(
          "--zone and --schedule are of what is filed later; say when, such as --daily 07:00, or"
              + " leave them out");
    }
    var body = wanted.body(invocation);
    request.addTo(body, invocation);
    var filed = invocation.api().post(wanted.path(), body, request.key());
    var id = Json.text(filed, "id");
    if (wait) {
      return Json.text(filed, "kind").equals("workflow")
          ? new WorkflowFollower(invocation).follow(id)
          : new TaskFollower(invocation).follow(id);
    }
    if (invocation.json()) {
      invocation.printJson(filed);
    } else {
      invocation
          .terminal()
          .line("%s %s %s", id, Json.text(filed, "type"), Json.text(filed, "status"));
    }
    return Exit.DONE;
  }

  /** What is filed at a time, or again and again, is a schedule's. */
  private int later(Wanted wanted, When when) {
    if (wait || request.isForNow()) {
      throw CliException.usage(
          "--wait, --label and --idempotency-key are of what is filed now; leave them out, or the"
              + " time");
    }
    var name =
        schedule == null
            ? wanted.called() + "-" + UUID.randomUUID().toString().substring(0, 6)
            : schedule;
    var local = zone == null ? ZoneId.systemDefault().getId() : zone;
    var timing = Json.object().put("name", name).put("zone", local);
    timing.set("rhythm", when.rhythm(local));
    var work = wanted.work(invocation);
    request.addTo(work, invocation);
    timing.set("work", work);
    var made = invocation.api().post("/api/schedules", timing);
    if (invocation.json()) {
      invocation.printJson(made);
    } else {
      invocation
          .terminal()
          .line(
              "schedule %s: next at %s; 'claude-swarm schedules show %s' says more",
              name, Json.text(made, "next"), name);
    }
    return Exit.DONE;
  }
}
