package dev.autodev.forge.hosted;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issue as a forge tells it: what kind it is and its rank are labels, and what the forge has no
 * place for stands in the mark below its text.
 *
 * @param text with the mark, if it is one of ours
 * @param weight null where the forge has none
 */
public record ToldIssue(
    String id,
    String title,
    @Nullable String text,
    List<String> labels,
    @Nullable Integer weight,
    String state,
    String url) {
  /** The kind, and the label, of an epic. */
  public static final String EPIC = "epic";

  /** The label on all that we have made. */
  public static final String OURS = "by-auto-dev";

  private static final List<String> KINDS = List.of(EPIC, "story", "bug");

  /** Copies. */
  public ToldIssue {
    labels = List.copyOf(labels);
  }

  /** The text of one that is to be made. */
  public static String text(NewIssue issue) {
    return new HiddenMark(issue.marker(), issue.weight(), issue.parent().orElse(""))
        .below(issue.description());
  }

  /** As the port shows it. */
  public Issue shown() {
    Optional<HiddenMark> mark = HiddenMark.in(text);
    return new Issue(
        id,
        mark.map(HiddenMark::marker).orElse(""),
        KINDS.stream().filter(labels::contains).findFirst().orElse("issue"),
        title,
        HiddenMark.without(text),
        mark.map(HiddenMark::parent).filter(parent -> !parent.isEmpty()),
        weight == null ? mark.map(HiddenMark::weight).orElse(0) : weight,
        RankLabels.rank(labels),
        state,
        url);
  }
}
