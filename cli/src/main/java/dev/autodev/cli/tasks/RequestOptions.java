package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What tasks and workflows are asked for with alike. */
final class RequestOptions {
  @Option(names = "--repo", paramLabel = "PATH|NAME", description = "The repository to work on.")
  private @Nullable String repository;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "Put on it in your name; several are possible.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--after",
      paramLabel = "ID",
      description =
          "Begin when this task or workflow is done; several are possible. A task of a workflow"
              + " stands for its workflow.")
  private List<String> after = new ArrayList<>();

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The same key again gives the same one.")
  private @Nullable String idempotencyKey;

  /** The header by which a repetition is known. */
  Map<String, String> key() {
    if (idempotencyKey != null && idempotencyKey.isBlank()) {
      throw CliException.usage(
          "--idempotency-key is empty; give what is the same in every repetition, or leave it out");
    }
    return Map.of(
        "Idempotency-Key", idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey);
  }

  /** Whether something is said that only one that is filed now can have. */
  boolean isForNow() {
    return !labels.isEmpty() || idempotencyKey != null;
  }

  /** Whether it is said where the work is. */
  boolean namesRepository() {
    return repository != null && !repository.isBlank();
  }

  void addTo(ObjectNode body, Invocation invocation) {
    var resolved = RepositoryArgument.resolve(repository, invocation.directory());
    if (resolved != null) {
      body.put("repository", resolved);
    }
    if (!after.isEmpty()) {
      after.forEach(body.putArray("after")::add);
    }
    if (!labels.isEmpty()) {
      labels.forEach(body.putArray("labels")::add);
    }
  }
}
