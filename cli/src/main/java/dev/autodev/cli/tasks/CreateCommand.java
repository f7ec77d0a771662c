package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Files one task. */
@Command(name = "create", description = "File a task.")
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

  @Option(names = "--repo", paramLabel = "PATH|NAME", description = "The repository to work on.")
  private @Nullable String repository;

  @Option(names = "--title", description = "One line for people.")
  private @Nullable String title;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "Put on it in your name; several are possible.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The same key again gives the same task.")
  private @Nullable String idempotencyKey;

  @Option(names = "--wait", description = "Show its progress; exit 1 unless it completes.")
  private boolean wait;

  CreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var task = invocation.api().post("/api/tasks", body(), Map.of("Idempotency-Key", key));
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

  private JsonNode body() {
    if (priority < 0 || priority > HIGHEST_PRIORITY) {
      throw CliException.usage("--priority %d is not within 0 to 10".formatted(priority));
    }
    var body = Json.object().put("type", type).put("priority", priority);
    body.set("payload", Payload.read(payload, invocation));
    var resolved = RepositoryArgument.resolve(repository, invocation.directory());
    if (resolved != null) {
      body.put("repository", resolved);
    }
    if (title != null) {
      body.put("title", title);
    }
    if (!labels.isEmpty()) {
      labels.forEach(body.putArray("labels")::add);
    }
    return body;
  }
}
