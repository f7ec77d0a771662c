package dev.autodev.agent;

import java.util.Locale;

/** How far a text in a prompt may be trusted, by who wrote it; none of them gives orders. */
public enum Trust {
  /** Filed as work, or passed by a person at a gate: says what is wanted. */
  REQUEST,
  /** Another agent, which may have been misled by what it read. */
  AGENT,
  /** Anybody: a repository's files, issues, comments, the output of tools. */
  OUTSIDE;

  static Trust of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
