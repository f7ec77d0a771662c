package dev.autodev.forge.github;

import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.ToldIssue;

/** Texts as long as GitHub takes them, with their marks. */
final class Bodies {
  /** GitHub takes 65,536 characters. */
  private static final int LONGEST = 60_000;

  private Bodies() {}

  static String marked(String marker, String text) {
    return HiddenMark.of(marker).below(cut(text));
  }

  static String of(NewIssue issue) {
    return ToldIssue.text(
        new NewIssue(
            issue.marker(),
            issue.kind(),
            issue.title(),
            cut(issue.description()),
            issue.parent(),
            issue.weight()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST)
            + "\n\n[cut: %d more characters]".formatted(text.length() - LONGEST);
  }
}
