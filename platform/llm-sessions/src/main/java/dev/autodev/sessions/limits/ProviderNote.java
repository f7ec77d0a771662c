package dev.autodev.sessions.limits;

import java.time.Instant;

/** What an upstream said about itself, noted by the gateway as the answer passed. */
public sealed interface ProviderNote permits ProviderLimit, ProviderUse, ProviderRefused {
  /** The upstream's name, such as {@code anthropic}. */
  String provider();

  /** The model that was asked for. */
  String model();

  /** When it was said. */
  Instant notedAt();
}
