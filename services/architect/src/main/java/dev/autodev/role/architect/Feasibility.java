package dev.autodev.role.architect;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.List;

/** A session reads the code and judges whether a story can be built in it. */
final class Feasibility {
  private final TaskContext work;

  Feasibility(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in; effort in words. */
  record Judgement(boolean feasible, String reasoning, List<String> risks, String effort) {}

  TaskResult of(TaskPayload.EvaluateFeasibility asked) {
    String prompt =
        "Judge whether this story can be built in this repository.\n"
            + Quoted.of(
                Trust.AGENT,
                asked.story().isEmpty() ? "story" : "story " + asked.story(),
                asked.title() + "\n\n" + asked.description())
            + Quoted.of(Trust.AGENT, "analysis of the repository", asked.analysis());
    Judgement said =
        work.ask(work.worktree(), new Ask<>(prompt, ToolSet.READ_ONLY, Judgement.class));
    return new TaskResult.FeasibilityJudged(
        said.feasible(), said.reasoning(), said.risks(), said.effort());
  }
}
