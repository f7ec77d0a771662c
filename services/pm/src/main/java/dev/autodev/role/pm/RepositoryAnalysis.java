package dev.autodev.role.pm;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.util.Optional;

/** Counts what is in a repository, then has a session say in words what it is. */
final class RepositoryAnalysis {
  private final TaskContext work;

  RepositoryAnalysis(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in; Markdown. */
  record Summary(String summary) {}

  TaskResult of(TaskPayload.AnalyzeRepo asked) throws IOException {
    Worktree worktree = work.worktree();
    RepositoryWalk walk = RepositoryWalk.of(worktree.directory());
    Optional<BuildTool> tool = BuildTool.of(worktree.directory());
    String tests =
        work.repository()
            .testCommand()
            .or(() -> tool.map(found -> found.tests(worktree.directory())))
            .orElse("");
    String toolName = tool.map(BuildTool::name).orElse("");
    Summary said =
        work.ask(
            worktree,
            new Ask<>(prompt(asked, walk, toolName, tests), ToolSet.READ_ONLY, Summary.class));
    return new TaskResult.RepositoryAnalysed(
        said.summary(), walk.languages(), toolName, tests, walk.files());
  }

  private static String prompt(
      TaskPayload.AnalyzeRepo asked, RepositoryWalk walk, String tool, String tests) {
    return """
        Describe this repository for those who will plan and build in it.
        Counted already: %d files; languages by number of files: %s; build tool: %s; test command: %s.
        """
            .formatted(
                walk.files(),
                walk.languages().isEmpty() ? "none known" : String.join(", ", walk.languages()),
                tool.isEmpty() ? "none found" : tool,
                tests.isEmpty() ? "none found" : tests)
        + Quoted.of(Trust.REQUEST, "request: what to look for", asked.focus());
  }
}
