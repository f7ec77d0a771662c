package dev.autodev.role.pm;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Author;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Repository;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A session makes a proposal of an idea, rated for a person to decide; a product that has no
 * repository yet gets one that holds the proposal.
 */
final class ProductProposal {
  private static final Author AUTHOR = new Author("Auto-Dev pm", "pm@auto-dev.invalid");
  private static final int POOR = 1;
  private static final int BEST = 10;
  private static final int LONGEST_NAME = 60;
  private static final int TASK_PART = 6;

  private final TaskContext work;

  ProductProposal(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in; the proposal is Markdown. */
  record Draft(String name, String target, String proposal, List<Rating> ratings) {}

  /** A score from 1 (poor) to 10. */
  record Rating(String criterion, int score) {}

  TaskResult of(TaskPayload.BuildProduct asked) throws IOException {
    String prompt =
        "Propose a product for this idea and rate it honestly.\n"
            + Quoted.of(Trust.REQUEST, "request: the idea", asked.idea())
            + Quoted.of(Trust.REQUEST, "request: where it would be published", asked.target());
    boolean unborn = work.order().repository().isEmpty();
    Path directory = unborn ? work.emptyDirectory() : work.worktree().directory();
    Draft draft = work.ask(directory, new Ask<>(prompt, ToolSet.READ_ONLY, Draft.class));
    Map<String, Integer> ratings =
        draft.ratings().stream()
            .collect(
                Collectors.toMap(
                    Rating::criterion,
                    rating -> Math.clamp(rating.score(), POOR, BEST),
                    (first, second) -> first));
    String target = asked.target().isEmpty() ? draft.target() : asked.target();
    return new TaskResult.ProductProposed(
        draft.name(),
        target,
        draft.proposal(),
        ratings,
        unborn ? Optional.of(repository(draft)) : Optional.empty());
  }

  /** Named after the product and the task, so that two ideas of one name never meet. */
  private Repository repository(Draft draft) throws IOException {
    Path files = work.emptyDirectory();
    Files.writeString(files.resolve("PROPOSAL.md"), draft.proposal() + "\n");
    RepositoryRef made = work.forge().create(name(draft), files, AUTHOR);
    return Repository.at(made.name(), made.url(), made.defaultBranch());
  }

  private String name(Draft draft) {
    String plain =
        draft.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String task = work.order().task().value();
    String product = plain.isEmpty() ? "product" : plain;
    return product.substring(0, Math.min(product.length(), LONGEST_NAME))
        + "-"
        + task.substring(task.length() - TASK_PART);
  }
}
