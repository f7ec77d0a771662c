package dev.autodev.sessions.choice;

import dev.autodev.sessions.SessionClient;

/** A client that may run a session, and the model it would ask for. */
public record Candidate(SessionClient client, String model) {
  /** The client's name. */
  public String provider() {
    return client.provider();
  }

  /** By which its limits are noted. */
  public String upstream() {
    return client.upstream();
  }

  /** In words, such as {@code claude (anthropic)}. */
  String named() {
    return provider().equals(upstream()) ? provider() : provider() + " (" + upstream() + ")";
  }
}
