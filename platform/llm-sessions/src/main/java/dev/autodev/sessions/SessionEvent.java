package dev.autodev.sessions;

import dev.autodev.model.Usage;
import java.time.Duration;

/** One thing that happened in a session, for the live transcript; redacted and bounded. */
public sealed interface SessionEvent {
  /**
   * A client of the session was started: which, and how it is kept from the rest of the machine.
   */
  record Started(String client) implements SessionEvent {}

  /** A program of the session was kept from a host; the words name the remedy. */
  record Refused(String words) implements SessionEvent {}

  /** The model wrote text. */
  record Said(String text) implements SessionEvent {}

  /** The model asked for a tool; the summary is its input in one line. */
  record ToolCalled(String name, String summary) implements SessionEvent {}

  /** A tool answered; the summary is the head of its answer. */
  record ToolReturned(String name, boolean ok, String summary) implements SessionEvent {}

  /** One call of the model was answered, with what it used. */
  record ModelCalled(Usage usage, Duration took) implements SessionEvent {}

  /** 80 % of a budget is used; the words say of which, and how much it allows. */
  record BudgetNearlyUsed(String words) implements SessionEvent {}

  /** A call of the model was refused or lost; it is made again after the delay. */
  record Retrying(String reason, Duration delay) implements SessionEvent {}
}
