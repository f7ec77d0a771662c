package dev.autodev.sessions.choice;

import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;

/** A client that is chosen and never run. */
record NamedClient(String provider) implements SessionClient {
  @Override
  public SessionOutcome run(SessionRequest request, SessionListener listener) {
    throw new AssertionError("nobody asked for a session");
  }
}
