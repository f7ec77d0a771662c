package dev.autodev.sessions.limits;

import java.time.Instant;

/**
 * A provider accepts the credentials or the account no more: it stays stopped until a person acts.
 *
 * @param kind what is refused
 * @param reason in words, with what the provider said
 */
public record ProviderRefused(
    String provider, String model, Kind kind, String reason, Instant notedAt)
    implements ProviderNote {
  /** What a person has to look at. */
  public enum Kind {
    /** The key or token, or what it is allowed. */
    AUTHENTICATION,
    /** The account: credit, quota or payment. */
    BILLING
  }
}
