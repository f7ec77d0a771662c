package dev.autodev.control.notify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as any channel can write it. All words in it are one line each, and come from outside.
 *
 * @param id the same however often it is sent: who reads it can tell a second copy
 * @param more how much else there is to say that is not in it
 * @param page where all of it stands
 */
public record Letter(String id, Instant at, Urgency urgency, List<Item> items, int more, URI page) {
  /** Copies. */
  public Letter {
    items = List.copyOf(items);
  }

  /** What it says first, for a subject line. */
  public String headline() {
    String first = items.isEmpty() ? "" : items.getFirst().title();
    int others = items.size() - 1 + more;
    return others > 0 ? "%s (and %d more)".formatted(first, others) : first;
  }

  /**
   * One thing to be said.
   *
   * @param stage said for the first time, as a reminder, or to others because nobody answered
   * @param gate what a decision is bound to, where one is asked for
   */
  public record Item(
      long notice,
      String kind,
      Stage stage,
      String title,
      String words,
      URI page,
      Optional<Gate> gate,
      Optional<Links> links) {}

  /** A gate, and the hash of what it shows. */
  public record Gate(String id, String hash) {}

  /** For one person alone: each opens a page that asks once more. */
  public record Links(Optional<URI> approve, Optional<URI> reject, URI acknowledge) {}

  /** Why it is said now. */
  public enum Stage {
    FIRST,
    REMINDER,
    ESCALATION;

    /** As it is kept. */
    public static Stage of(int number) {
      return number == 0 ? FIRST : number > 0 ? REMINDER : ESCALATION;
    }

    /** Before a title. */
    public String words() {
      return switch (this) {
        case FIRST -> "";
        case REMINDER -> "Reminder: ";
        case ESCALATION -> "Overdue: ";
      };
    }
  }
}
