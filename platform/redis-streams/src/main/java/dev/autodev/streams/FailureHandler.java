package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.Config;

/** A failure strategy: decides how messages end that the application rejects. */
public interface FailureHandler {
  /**
   * Ends the message in one of the ways that it offers and completes when that is done. Runs on the
   * channel's event loop, so it must not block. If it fails, the message becomes a dead letter.
   */
  Uni<Void> handle(Rejected rejected);

  /** A bean whose {@code @Identifier} is what to write in {@code failure-strategy}. */
  interface Factory {
    /** Called once for each channel, with its attributes; refuses wrong ones. */
    FailureHandler create(Config channel);
  }
}
