package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider of models, as the agents know it.
 *
 * @param state available, limited (until a time) or refused (until a person resumes it)
 * @param reason why it is not available, in words
 * @param used fraction of its tightest limit, where it says so
 */
public record ProviderView(
    String name,
    String state,
    @Nullable Instant until,
    @Nullable String reason,
    @Nullable Double used,
    @Nullable Instant notedAt) {
  /** Whether it takes calls. */
  public boolean available() {
    return state.equals("available");
  }
}
