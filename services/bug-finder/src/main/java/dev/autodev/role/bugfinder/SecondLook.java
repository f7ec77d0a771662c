package dev.autodev.role.bugfinder;

import dev.autodev.agent.Ask;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.sessions.ToolSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A session reads the code at each finding and says which are real. */
final class SecondLook {
  private static final int MOST = 20;

  private final TaskContext work;

  SecondLook(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in. */
  record Verdicts(List<Verdict> verdicts) {}

  /** Whether the finding of this number is a bug, and why. */
  record Verdict(int number, boolean bug, String reason) {}

  /** The worst findings that the session confirms; without findings no session runs. */
  List<Finding> confirmed(Worktree worktree, List<Finding> worstFirst) {
    List<Finding> candidates = worstFirst.stream().limit(MOST).toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    if (worstFirst.size() > MOST) {
      work.progress(
          "of " + worstFirst.size() + " findings the worst " + MOST + " get a second look");
    }
    Verdicts said =
        work.ask(worktree, new Ask<>(prompt(candidates), ToolSet.READ_ONLY, Verdicts.class));
    Set<Integer> bugs =
        said.verdicts().stream()
            .filter(Verdict::bug)
            .map(Verdict::number)
            .collect(Collectors.toSet());
    return IntStream.range(0, candidates.size())
        .filter(index -> bugs.contains(index + 1))
        .mapToObj(candidates::get)
        .toList();
  }

  private static String prompt(List<Finding> findings) {
    String numbered =
        IntStream.range(0, findings.size())
            .mapToObj(index -> line(index + 1, findings.get(index)))
            .collect(Collectors.joining("\n"));
    return "Read the code at each of these findings. Answer one verdict per number: whether it is a"
        + " bug that can show in use, and why.\n"
        + Quoted.of("findings of static analysis", numbered);
  }

  private static String line(int number, Finding finding) {
    return "%d. %s [%s, %s %s] %s"
        .formatted(
            number,
            finding.place(),
            finding.severity().wireName(),
            finding.tool(),
            finding.rule(),
            finding.message());
  }
}
