package dev.autodev.agent;

import dev.autodev.model.Role;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which texts go to sessions that can write; who only reads is shown all of them, as data.
 *
 * @param authors whose texts are let through; absent: those of people and of the swarm's own roles
 * @param labels by which one of them lets through the request of somebody else
 */
public record Release(Optional<Set<String>> authors, Set<String> labels) {
  private static final String AGENT = "agent:";

  public Release {
    authors = authors.map(Set::copyOf);
    labels = Set.copyOf(labels);
  }

  /**
   * Whether a text of an order goes to a session.
   *
   * @param writes whether the session can write
   */
  public boolean lets(Trust trust, TaskOrder order, boolean writes) {
    if (!writes) {
      return true;
    }
    return switch (trust) {
      case AGENT -> true;
      case REQUEST -> isTrusted(order.author()) || order.labels().stream().anyMatch(this::lets);
      case OUTSIDE -> false;
    };
  }

  /** A label that anybody could put there lets nothing through. */
  private boolean lets(Label label) {
    return labels.contains(label.name()) && isTrusted(label.by());
  }

  private boolean isTrusted(String author) {
    return authors.map(known -> known.contains(author)).orElseGet(() -> isOurs(author));
  }

  /** Names from elsewhere have a colon, as that of a forge's user: {@code gitlab:ann}. */
  private static boolean isOurs(String author) {
    return !author.contains(":")
        || Arrays.stream(Role.values()).anyMatch(role -> author.equals(AGENT + role.wireName()));
  }
}
