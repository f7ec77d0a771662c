package dev.autodev.agent.work;

import dev.autodev.model.Sha256;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.ToolSet;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A role's part of a session's prompt.
 *
 * @param version SHA-256 of the whole file, by which it is known in the audit trail
 */
record Prompt(String text, PromptHead head, String version) {
  private static final int SHORT = 8;

  /**
   * Reads Markdown with an optional head between lines of three dashes.
   *
   * @throws IllegalArgumentException if the head cannot be used
   */
  static Prompt parse(String markdown) {
    String version = Sha256.of(markdown);
    String text = markdown.replace("\r\n", "\n");
    if (!text.startsWith("---\n")) {
      return new Prompt(text.strip(), PromptHead.NONE, version);
    }
    int end = text.indexOf("\n---\n", 3);
    if (end < 0) {
      throw new IllegalArgumentException("its front matter has no closing line of three dashes");
    }
    return new Prompt(
        text.substring(end + "\n---\n".length()).strip(),
        PromptHead.parse(text.substring(4, end + 1)),
        version);
  }

  Optional<String> provider() {
    return head.provider();
  }

  Optional<String> model() {
    return head.model();
  }

  /** What is asked for, as far as the prompt allows it. */
  ToolSet tools(ToolSet asked) {
    return head.tools().map(asked::atMost).orElse(asked);
  }

  /** The smaller of each. */
  SessionLimits limits(SessionLimits others) {
    long tokens = Math.min(others.maxTokens(), head.tokens().orElse(Long.MAX_VALUE));
    Optional<BigDecimal> usd =
        others.maxCostUsd().map(cost -> head.usd().map(cost::min).orElse(cost)).or(head::usd);
    return others.with(tokens, usd);
  }

  /** The head of its version, as people see it. */
  String shortVersion() {
    return version.substring(0, SHORT);
  }
}
