package dev.autodev.agent;

import dev.autodev.forge.Forge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Repository;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The surroundings of one attempt; everything a role may touch. */
public interface TaskContext {
  /** What is asked. */
  TaskOrder order();

  /** The only source of time. */
  Clock clock();

  /** The repository as registered; ends the attempt as failed when the task has none. */
  Repository repository();

  /** The same, as the forge knows it. */
  RepositoryRef forgeRepository();

  /** Branches, merge requests, issues, comments. */
  Forge forge();

  /**
   * A clone of this attempt's own, at a branch; created from the default branch when asked and
   * missing.
   */
  Worktree worktree(String branch, boolean create);

  /** A clone of this attempt's own, at the default branch; not to be pushed. */
  Worktree worktree();

  /**
   * Runs a model session in a directory and returns its result. Ends the attempt (by {@link
   * AttemptEnded}) when the session is interrupted, limited, over budget or fails.
   */
  <T> T ask(Path directory, Ask<T> ask);

  /** The same, in a worktree. */
  default <T> T ask(Worktree worktree, Ask<T> ask) {
    return ask(worktree.directory(), ask);
  }

  /** An empty directory of this attempt's own, for work that has no repository yet. */
  Path emptyDirectory();

  /**
   * Runs the repository's own tests, or the given command; bounded, its whole process tree ended.
   */
  TestReport runTests(Worktree worktree, String commandOrEmpty);

  /** A line for the people who watch. */
  void progress(String message);

  /** For other programs of the repository, such as a deploy command. */
  ProcessRunner processes();

  /** The complete, clean environment for such programs. */
  Map<String, String> environment();

  /** A directory of this attempt's own for logs and reports, kept after it. */
  Path runDirectory();
}
