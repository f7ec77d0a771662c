package dev.autodev.sessions;

/** Hears what a session does while it does it; called on the session's thread, in order. */
@FunctionalInterface
public interface SessionListener {
  /** Called once for each event; everything in it is redacted and bounded. */
  void on(SessionEvent event);
}
