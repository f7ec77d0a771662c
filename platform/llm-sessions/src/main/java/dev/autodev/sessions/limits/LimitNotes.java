package dev.autodev.sessions.limits;

import java.time.Instant;
import java.util.Optional;

/** What is known of the providers' limits. */
public interface LimitNotes {
  /** Notes what a provider said; called on an event loop, so it may not block. */
  void note(ProviderNote note);

  /**
   * Brings what others noted up to date before somebody chooses; may wait a moment, so never called
   * on an event loop.
   */
  default void refresh() {}

  /** The limit that holds at this time for a provider, by its upstream's name, if one does. */
  Optional<ProviderLimit> limit(String provider, Instant now);

  /** Why a provider is stopped until a person acts, if it is. */
  Optional<ProviderRefused> refused(String provider);
}
