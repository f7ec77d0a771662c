package dev.autodev.role.architect;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.model.Sha256;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.List;

/** A session writes the specification; its hash is what the gate binds. */
final class SpecWriting {
  private final TaskContext work;

  SpecWriting(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in; paths are files and folders that will be touched. */
  record Spec(String markdown, List<String> paths) {}

  TaskResult of(TaskPayload.WriteSpec asked) {
    String prompt =
        "Write the specification for this work. A person approves it before anything is built.\n"
            + Quoted.of(Trust.REQUEST, "request", asked.title() + "\n\n" + asked.description())
            + Quoted.of(Trust.AGENT, "feasibility", asked.feasibility())
            + Quoted.of(
                Trust.REQUEST, "why the last specification was rejected", asked.rejection());
    Spec spec = work.ask(work.worktree(), new Ask<>(prompt, ToolSet.READ_ONLY, Spec.class));
    return new TaskResult.SpecWritten(
        spec.markdown(), withinRepository(spec.paths()), Sha256.of(spec.markdown()));
  }

  /** Relative and normal; what points outside the repository is dropped. */
  static List<String> withinRepository(List<String> paths) {
    return paths.stream()
        .map(path -> path.strip().replaceFirst("^(\\./)+", ""))
        .filter(path -> !path.isEmpty() && !path.startsWith("/"))
        .filter(path -> !List.of(path.split("/")).contains(".."))
        .distinct()
        .toList();
  }
}
