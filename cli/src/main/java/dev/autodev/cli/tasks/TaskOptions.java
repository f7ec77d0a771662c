package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a task is described, be it filed now or later, or kept as a template. */
class TaskOptions {
  private static final int HIGHEST_PRIORITY = 10;

  @Option(names = "--type", description = "Of a task, such as security_scan or build_product.")
  @Nullable String type;

  @Option(names = "--priority", description = "Of a task, 0 to 10, 10 first; default: 5.")
  private @Nullable Integer priority;

  @Option(
      names = "--payload",
      paramLabel = "JSON|@FILE|-",
      defaultValue = "{}",
      description = "What the type needs; - reads stdin.")
  private String payload = "{}";

  @Option(
      names = "--title",
      description =
          "One line for people; names such as {{date}} are filled in of what is filed later.")
  @Nullable String title;

  /** All but the type, with the payload as it was given. */
  ObjectNode described(Invocation invocation) {
    var task = Json.object();
    if (title != null) {
      task.put("title", title);
    }
    if (priority != null) {
      if (priority < 0 || priority > HIGHEST_PRIORITY) {
        throw CliException.usage("--priority %d is not within 0 to 10".formatted(priority));
      }
      task.put("priority", priority);
    }
    task.set("payload", Payload.read(payload, invocation));
    return task;
  }

  /** As the work of a schedule or template, where the payload says of which type it is. */
  ObjectNode task(Invocation invocation) {
    var task = described(invocation).put("kind", "task");
    ((ObjectNode) task.path("payload")).put("type", type);
    return task;
  }
}
