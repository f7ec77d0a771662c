package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is filed later, by a schedule or of a template: a task or a workflow. */
public final class WorkOptions {
  @Option(names = "--type", description = "Of a task, such as security_scan.")
  private @Nullable String type;

  @Option(
      names = "--payload",
      paramLabel = "JSON|@FILE|-",
      defaultValue = "{}",
      description = "What the type needs; - reads stdin.")
  private String payload = "{}";

  @Option(names = "--priority", description = "Of a task, 0 to 10, 10 first; default: 5.")
  private @Nullable Integer priority;

  @Option(names = "--workflow", description = "Of a workflow, such as feature.")
  private @Nullable String workflow;

  @Option(
      names = "--title",
      description = "One line for people; names in it, such as {{date}}, are filled in.")
  private @Nullable String title;

  @Option(names = "--description", description = "Of a workflow.")
  private @Nullable String description;

  @Option(names = "--repo", paramLabel = "PATH|NAME", description = "The repository to work on.")
  private @Nullable String repository;

  /** As the API takes it. */
  public ObjectNode work(Invocation invocation) {
    if ((type == null) == (workflow == null)) {
      throw CliException.usage("say what is filed: either --type or --workflow");
    }
    var work = Json.object().put("kind", type == null ? "workflow" : "task").put("title", title);
    work.put("repository", RepositoryArgument.resolve(repository, invocation.directory()));
    if (type == null) {
      return work.put("definition", workflow).put("description", description);
    }
    work.put("priority", priority);
    work.set("payload", ((ObjectNode) Payload.read(payload, invocation)).put("type", type));
    return work;
  }
}
