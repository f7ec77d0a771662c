package dev.autodev.forge.gitlab;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import java.util.List;
import java.util.Optional;

/** How an issue of ours is written down there: labels, and the mark below its description. */
final class IssueText {
  static final String EPIC = "epic";

  /** On all that we have made. */
  static final String OURS = "by-auto-dev";

  private static final String RANK = "rank::";
  private static final List<String> KINDS = List.of(EPIC, "story", "bug");

  private IssueText() {}

  static String rank(int rank) {
    return RANK + rank;
  }

  static Wire.IssueFields of(NewIssue issue) {
    HiddenMark mark = new HiddenMark(issue.marker(), issue.weight(), issue.parent().orElse(""));
    return new Wire.IssueFields(
        issue.title(),
        mark.below(issue.description()),
        issue.kind() + "," + OURS,
        issue.weight() == 0 || issue.kind().equals(EPIC) ? null : issue.weight(),
        null,
        null,
        null);
  }

  static Issue shown(Wire.Issue issue, String id) {
    Optional<HiddenMark> mark = HiddenMark.in(issue.description());
    return new Issue(
        id,
        mark.map(HiddenMark::marker).orElse(""),
        KINDS.stream().filter(issue.labels()::contains).findFirst().orElse("issue"),
        issue.title(),
        HiddenMark.without(issue.description()),
        mark.map(HiddenMark::parent).filter(parent -> !parent.isEmpty()),
        issue.weight() == null ? mark.map(HiddenMark::weight).orElse(0) : issue.weight(),
        rank(issue.labels()),
        issue.state().equals("opened") ? "open" : issue.state(),
        issue.webUrl());
  }

  private static int rank(List<String> labels) {
    return labels.stream()
        .filter(label -> label.matches(RANK + "\\d{1,6}"))
        .mapToInt(label -> Integer.parseInt(label.substring(RANK.length())))
        .min()
        .orElse(0);
  }
}
