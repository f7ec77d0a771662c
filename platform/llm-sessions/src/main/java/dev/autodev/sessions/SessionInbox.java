package dev.autodev.sessions;

import java.util.Optional;

/**
 * What operators say to a session while it runs; asked and told on the session's thread, between
 * the calls of its model.
 */
public interface SessionInbox {
  /** Nobody says anything. */
  SessionInbox SILENT =
      new SessionInbox() {
        @Override
        public Optional<String> next() {
          return Optional.empty();
        }

        @Override
        public void heard() {}
      };

  /** All that was said and not handed over yet, as the words of the next user's turn. */
  Optional<String> next();

  /** The model has answered: what was handed over until then has reached it. */
  void heard();
}
