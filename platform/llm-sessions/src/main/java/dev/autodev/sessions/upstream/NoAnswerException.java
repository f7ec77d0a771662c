package dev.autodev.sessions.upstream;

import dev.autodev.sessions.SessionsException;

/** A call brought no answer of a model, for a reason the client is told. */
public class NoAnswerException extends SessionsException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String words;
  private final Sent sent;
  private final boolean mayPass;

  /** How far the call came, which decides what it is charged with. */
  public enum Sent {
    /** No model has read it. */
    UNREAD,
    /** A model may have begun to work. */
    MAYBE_READ
  }

  /**
   * With what the client is told.
   *
   * @param status for the client
   * @param mayPass whether the same call may be answered later
   */
  public NoAnswerException(int status, String message, Sent sent, boolean mayPass) {
    super(message);
    this.words = message;
    this.status = status;
    this.sent = sent;
    this.mayPass = mayPass;
  }

  /** What the client is told. */
  public String words() {
    return words;
  }

  /** For the client. */
  public int status() {
    return status;
  }

  /** How far the call came. */
  public Sent sent() {
    return sent;
  }

  /** Whether the same call may be answered later. */
  public boolean mayPass() {
    return mayPass;
  }
}
