package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is filed later, by a schedule or of a template: a task or a workflow. */
public final class WorkOptions extends TaskOptions {
  @Option(names = "--workflow", description = "Of a workflow, such as feature.")
  private @Nullable String workflow;

  @Option(names = "--description", description = "Of a workflow.")
  private @Nullable String description;

  @Option(names = "--repo", paramLabel = "PATH|NAME", description = "The repository to work on.")
  private @Nullable String repository;

  /** As the API takes it. */
  public ObjectNode work(Invocation invocation) {
    if ((type == null) == (workflow == null)) {
      throw CliException.usage("say what is filed: either --type or --workflow");
    }
    var work =
        type != null
            ? task(invocation)
            : Json.object()
                .put("kind", "workflow")
                .put("definition", workflow)
                .put("title", title)
                .put("description", description);
    return work.put("repository", RepositoryArgument.resolve(repository, invocation.directory()));
  }
}
