package dev.autodev.sessions;

import dev.autodev.model.UpstreamChoice;

/** One way to run a model session: the built-in loop, or a command-line client. */
public interface SessionClient {
  /** The name operators configure, such as {@code builtin}. */
  String provider();

  /** The name of the upstream that its model calls reach in the end, by which limits are noted. */
  default String upstream() {
    return switch (provider()) {
      case "claude" -> UpstreamChoice.ANTHROPIC;
      case "codex" -> UpstreamChoice.OPENAI;
      default -> provider();
    };
  }

  /**
   * Runs one session to its end on the calling thread.
   *
   * <p>Interrupting the thread stops the session within seconds and leaves no process; the
   * interruption is then reported as {@link SessionOutcome.Interrupted}, and the thread's flag is
   * clear again, so that the caller can still report what happened.
   */
  SessionOutcome run(SessionRequest request, SessionListener listener);
}
