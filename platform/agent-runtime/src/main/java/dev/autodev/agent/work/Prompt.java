package dev.autodev.agent.work;

import dev.autodev.model.Sha256;
import java.util.Optional;

/**
 * A role's part of a session's prompt.
 *
 * @param provider the session client instead of the default one
 * @param model instead of the configured one
 * @param version SHA-256 of the whole file, by which it is known in the audit trail
 */
record Prompt(String text, Optional<String> provider, Optional<String> model, String version) {
  private static final int SHORT = 8;

  /** Reads Markdown with an optional head between lines of three dashes. */
  static Prompt parse(String markdown) {
    String version = Sha256.of(markdown);
    String text = markdown.replace("\r\n", "\n");
    if (!text.startsWith("---\n")) {
      return new Prompt(text.strip(), Optional.empty(), Optional.empty(), version);
    }
    int end = text.indexOf("\n---\n", 3);
    if (end < 0) {
      throw new IllegalArgumentException("its front matter has no closing line of three dashes");
    }
    String head = text.substring(4, end + 1);
    return new Prompt(
        text.substring(end + "\n---\n".length()).strip(),
        value(head, "provider:"),
        value(head, "model:"),
        version);
  }

  private static Optional<String> value(String head, String key) {
    return head.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The head of its version, as people see it. */
  String shortVersion() {
    return version.substring(0, SHORT);
  }
}
