package dev.autodev.role.bugfinder;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.ToolSet;
import java.util.List;
import java.util.Optional;
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
  record Verdicts(List<Said> verdicts) {}

  /** Whether the finding of this number is a bug, and why. */
  record Said(int number, boolean bug, String reason) {}

  /**
   * What came of it.
   *
   * @param missing why nobody looked, where somebody should have
   */
  record Verdict(List<Finding> confirmed, Optional<String> missing) {
    static Verdict none() {
      return new Verdict(List.of(), Optional.empty());
    }
  }

  /** The worst findings that the session confirms; without findings no session runs. */
  Verdict at(Worktree worktree, List<Finding> worstFirst) {
    List<Finding> candidates = worstFirst.stream().limit(MOST).toList();
    if (candidates.isEmpty()) {
      return Verdict.none();
    }
    if (worstFirst.size() > MOST) {
      work.progress(
          "of " + worstFirst.size() + " findings the worst " + MOST + " get a second look");
    }
    try {
      return new Verdict(confirmed(worktree, candidates), Optional.empty());
    } catch (AttemptEnded e) {
      // What the scanner found is worth reporting without a model; what passes by itself is not.
      String why =
          switch (e.outcome()) {
            case TaskOutcome.Failed failed -> failed.reason();
            case TaskOutcome.Parked parked -> parked.reason();
            default -> throw e;
          };
      String missing =
          "no second look: "
              + worstFirst.size()
              + " findings are unconfirmed and nothing is filed ("
              + why
              + ")";
      work.progress(missing);
      return new Verdict(List.of(), Optional.of(missing));
    }
  }

  private List<Finding> confirmed(Worktree worktree, List<Finding> candidates) {
    Verdicts said =
        work.ask(worktree, new Ask<>(prompt(candidates), ToolSet.READ_ONLY, Verdicts.class));
    Set<Integer> bugs =
        said.verdicts().stream().filter(Said::bug).map(Said::number).collect(Collectors.toSet());
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
        + Quoted.of(Trust.OUTSIDE, "findings of static analysis", numbered);
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
