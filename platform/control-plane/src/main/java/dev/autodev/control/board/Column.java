package dev.autodev.control.board;

import dev.autodev.model.Role;
import java.util.Locale;
import java.util.Set;

/** A column of the board, in the order in which work moves through them. */
public enum Column {
  /** Nobody works on it yet. */
  WAITING,
  /** An agent works on it. */
  WORKING,
  /** A person has to decide before it goes on. */
  NEEDS_YOU,
  /** Reviewer, tester and security look at it. */
  IN_REVIEW,
  /** All checks passed; a person may merge it. */
  READY_TO_MERGE,
  /** Stopped until a person does something about it. */
  PARKED,
  /** Merged, or answered. */
  DONE;

  private static final Set<String> CHECKERS =
      Set.of(Role.REVIEWER.wireName(), Role.TESTER.wireName(), Role.SECURITY.wireName());

  /** As it is written in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Column of(Facts facts) {
    return switch (facts.status()) {
      case "completed" -> DONE;
      case "failed", "parked", "cancelled" -> PARKED;
      default -> open(facts);
    };
  }

  private static Column open(Facts facts) {
    if (facts.gates().contains("merge_approval")) {
      return READY_TO_MERGE;
    }
    if (!facts.gates().isEmpty()) {
      return NEEDS_YOU;
    }
    if (!facts.roles().isEmpty() && CHECKERS.containsAll(facts.roles())) {
      return IN_REVIEW;
    }
    return facts.held() ? WORKING : WAITING;
  }

  /**
   * What a column is derived from.
   *
   * @param status of the workflow, or of the task that belongs to none
   * @param gates kinds of those that are open
   * @param roles of its open tasks
   * @param held whether a worker has one of them
   */
  record Facts(String status, Set<String> gates, Set<String> roles, boolean held) {
    Facts {
      gates = Set.copyOf(gates);
      roles = Set.copyOf(roles);
    }
  }
}
