package dev.autodev.agent.work;

import java.util.Optional;

/**
 * A role's part of a session's prompt.
 *
 * @param model instead of the configured one
 */
record Prompt(String text, Optional<String> model) {
  /** Reads Markdown with an optional head between lines of three dashes. */
  static Prompt parse(String markdown) {
    String text = markdown.replace("\r\n", "\n");
    if (!text.startsWith("---\n")) {
      return new Prompt(text.strip(), Optional.empty());
    }
    int end = text.indexOf("\n---\n", 3);
    if (end < 0) {
      throw new IllegalArgumentException("its front matter has no closing line of three dashes");
    }
    Optional<String> model =
        text.substring(4, end + 1)
            .lines()
            .filter(line -> line.startsWith("model:"))
            .map(line -> line.substring("model:".length()).strip())
            .filter(value -> !value.isEmpty())
            .findFirst();
    return new Prompt(text.substring(end + "\n---\n".length()).strip(), model);
  }
}
