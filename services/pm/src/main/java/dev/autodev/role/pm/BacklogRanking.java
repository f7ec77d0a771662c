package dev.autodev.role.pm;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Issue;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A session ranks the open issues; the forge gets exactly those there are. */
final class BacklogRanking {
  private final TaskContext work;

  BacklogRanking(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in: issue numbers, best first. */
  record Ranking(List<String> issues, String reasoning) {}

  TaskResult rank() {
    List<Issue> open = work.forge().issues(work.forgeRepository());
    if (open.isEmpty()) {
      return new TaskResult.BacklogRanked(List.of(), "there are no open issues");
    }
    Ranking said =
        work.ask(work.worktree(), new Ask<>(prompt(open), ToolSet.READ_ONLY, Ranking.class));
    List<String> ranked = exactly(open.stream().map(Issue::id).toList(), said.issues());
    work.forge().rank(work.forgeRepository(), ranked);
    return new TaskResult.BacklogRanked(ranked, said.reasoning());
  }

  /** The known ones in the order that was said, then those that were forgotten. */
  static List<String> exactly(List<String> known, List<String> said) {
    Set<String> ranked = new LinkedHashSet<>(said);
    ranked.retainAll(known);
    ranked.addAll(known);
    return List.copyOf(ranked);
  }

  private static String prompt(List<Issue> open) {
    String listed = open.stream().map(BacklogRanking::line).collect(Collectors.joining("\n\n"));
    return "Rank these open issues by value against effort, best first, by their numbers.\n"
        + Quoted.of(Trust.OUTSIDE, "open issues of the forge", listed);
  }

  private static String line(Issue issue) {
    return "%s: %s%n%s".formatted(issue.id(), issue.title(), issue.description());
  }
}
