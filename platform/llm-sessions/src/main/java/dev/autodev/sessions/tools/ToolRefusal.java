package dev.autodev.sessions.tools;

/** A tool does not do what it was asked; the message tells the model why and what it can do. */
final class ToolRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  ToolRefusal(String message) {
    super(message);
  }
}
