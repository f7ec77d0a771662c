package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Files one task, now or by a schedule. */
@Command(name = "create", description = "File a task, now or at a time.")
final class CreateCommand implements Callable<Integer> {
  private static final int HIGHEST_PRIORITY = 10;

  private final Invocation invocation;

  @Option(
      names = "--type",
      required = true,
      description = "Such as security_scan or build_product.")
  private String type = "";

  @Option(
      names = "--priority",
      defaultValue = "5",
      description = "0 to 10, 10 first (${DEFAULT-VALUE}).")
  private int priority;

  @Option(
      names = "--payload",
      paramLabel = "JSON|@FILE|-",
      defaultValue = "{}",
      description = "What the type needs; - reads stdin.")
  private String payload = "{}";

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(names = "--title", description = "One line for people.")
  private @Nullable String title;

  @Option(names = "--wait", description = "Show its progress; exit 1 unless it completes.")
  private boolean wait;

  @ArgGroup(exclusive = true, multiplicity = "0..1", heading = "Later, as a schedule:%n")
  private @Nullable When when;

  @Option(
      names = "--zone",
      paramLabel = "NAME",
      description = "Of those times, an IANA name; default: this machine's.")
  private String zone = ZoneId.systemDefault().getId();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "What the schedule is called; default: made of the type.")
  private @Nullable String schedule;

  CreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (when != null) {
      return later(when);
    }
    var task = invocation.api().post("/api/tasks", body(), request.key());
    if (wait) {
      return new TaskFollower(invocation).follow(Json.text(task, "id"));
    }
    if (invocation.json()) {
      invocation.printJson(task);
    } else {
      invocation
          .terminal()
          .line(
              "%s %s %s",
              Json.text(task, "id"), Json.text(task, "type"), Json.text(task, "status"));
    }
    return Exit.DONE;
  }

  /** What is filed at a time, or again and again, is a schedule's. */
  private int later(When when) {
    if (wait || request.isForNow()) {
      throw CliException.usage(
          "--wait, --label and --idempotency-key are of a task that is filed now; leave them out,"
              + " or the time");
    }
    var name =
        schedule == null
            ? type.replace('_', '-') + "-" + UUID.randomUUID().toString().substring(0, 6)
            : schedule;
    var timing = Json.object().put("name", name).put("zone", zone);
    timing.set("rhythm", when.rhythm(zone));
    var work = (ObjectNode) body();
    work.put("kind", "task");
    ((ObjectNode) work.path("payload")).put("type", type);
    work.remove("type");
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

  private JsonNode body() {
    if (priority < 0 || priority > HIGHEST_PRIORITY) {
      throw CliException.usage("--priority %d is not within 0 to 10".formatted(priority));
    }
    var body = Json.object().put("type", type).put("priority", priority);
    body.set("payload", Payload.read(payload, invocation));
    request.addTo(body, invocation);
    if (title != null) {
      body.put("title", title);
    }
    return body;
  }
}
