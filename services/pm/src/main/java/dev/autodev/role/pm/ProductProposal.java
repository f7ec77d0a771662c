package dev.autodev.role.pm;

import dev.autodev.agent.Ask;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A session makes a proposal of an idea, rated for a person to decide. */
final class ProductProposal {
  private static final int POOR = 1;
  private static final int BEST = 10;

  private final TaskContext work;

  ProductProposal(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in; the proposal is Markdown. */
  record Draft(String name, String target, String proposal, List<Rating> ratings) {}

  /** A score from 1 (poor) to 10. */
  record Rating(String criterion, int score) {}

  TaskResult of(TaskPayload.BuildProduct asked) {
    String prompt =
        "Propose a product for this idea and rate it honestly.\n"
            + Quoted.of("request: the idea", asked.idea())
            + Quoted.of("request: where it would be published", asked.target());
    Draft draft = work.ask(work.worktree(), new Ask<>(prompt, ToolSet.READ_ONLY, Draft.class));
    Map<String, Integer> ratings =
        draft.ratings().stream()
            .collect(
                Collectors.toMap(
                    Rating::criterion,
                    rating -> Math.clamp(rating.score(), POOR, BEST),
                    (first, second) -> first));
    String target = asked.target().isEmpty() ? draft.target() : asked.target();
    return new TaskResult.ProductProposed(draft.name(), target, draft.proposal(), ratings);
  }
}
