package dev.autodev.oidcsim;

import java.util.List;

/**
 * Somebody the provider knows.
 *
 * @param subject never changes, nobody else's
 * @param flaw what is wrong with tokens about them
 */
public record Account(String subject, String name, List<String> groups, Flaw flaw) {
  /** What a relying party has to notice. */
  public enum Flaw {
    NONE,
    /** Signed by somebody else. */
    FORGED,
    /** Out of date. */
    EXPIRED,
    /** Made for another client. */
    OTHER_CLIENT,
    /** The answer to another question. */
    OTHER_NONCE
  }

  /** Copies. */
  public Account {
    groups = List.copyOf(groups);
  }

  /** Somebody about whom all is well. */
  public Account(String subject, String name, String... groups) {
    this(subject, name, List.of(groups), Flaw.NONE);
  }
}
