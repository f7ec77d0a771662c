package dev.autodev.webhook;

/** What a verified delivery is to us. */
sealed interface Reading {
  /** Something to look at. */
  record Accepted(Hint hint) implements Reading {}

  /** The swarm's own doing. */
  record Skipped(String why) implements Reading {}

  /** Nothing that starts or changes work. */
  record Ignored(String why) implements Reading {}
}
