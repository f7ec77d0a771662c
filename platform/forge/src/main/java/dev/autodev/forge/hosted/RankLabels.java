package dev.autodev.forge.hosted;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Issue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The order of a backlog: a label on each issue. */
public final class RankLabels {
  private static final String RANK = "rank::";
  private static final Comparator<Issue> RANKED_FIRST =
      Comparator.comparingInt(issue -> issue.rank() == 0 ? Integer.MAX_VALUE : issue.rank());

  private RankLabels() {}

  /** Changes the labels of an issue. */
  @FunctionalInterface
  public interface Change {
    /** Puts one in the other's place. */
    void labels(Issue issue, Optional<String> added, Optional<String> removed);
  }

  static int rank(List<String> labels) {
    return labels.stream()
        .filter(label -> label.matches(RANK + "\\d{1,6}"))
        .mapToInt(label -> Integer.parseInt(label.substring(RANK.length())))
        .min()
        .orElse(0);
  }

  private static Optional<String> label(int rank) {
    return rank == 0 ? Optional.empty() : Optional.of(RANK + rank);
  }

  /** Ranked ones first, the others as they are. */
  public static List<Issue> sorted(Stream<Issue> issues) {
    return issues.sorted(RANKED_FIRST).toList();
  }

  /** Puts issues in an order; each must be one of the open ones. */
  public static void put(List<Issue> open, List<String> bestFirst, Change change) {
    for (String id : bestFirst) {
      if (open.stream().noneMatch(issue -> issue.id().equals(id))) {
        throw new ForgeException("there is no open issue " + id + "; create it first");
      }
    }
    for (Issue issue : open) {
      int rank = bestFirst.indexOf(issue.id()) + 1;
      if (rank != issue.rank()) {
        change.labels(issue, label(rank), label(issue.rank()));
      }
    }
  }
}
