package dev.autodev.agent;

import dev.autodev.model.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which texts go to sessions that can write; who only reads is shown all of them, as data.
 *
 * @param authors whose texts are let through; absent: those of people and of the swarm's own roles
 */
public record Release(Optional<Set<String>> authors) {
  private static final String AGENT = "agent:";

  public Release {
    authors = authors.map(Set::copyOf);
  }

  /**
   * Whether a text goes to a session.
   *
   * @param author who wrote it, as {@code TaskOrder} has it; empty: nobody knows
   * @param writes whether the session can write
   */
  public boolean lets(Trust trust, String author, boolean writes) {
    if (!writes) {
      return true;
    }
    return switch (trust) {
      case AGENT -> true;
      case REQUEST -> authors.map(known -> known.contains(author)).orElseGet(() -> ours(author));
      case OUTSIDE -> authors.filter(known -> known.contains(author)).isPresent();
    };
  }

  private static boolean ours(String author) {
    return !author.startsWith(AGENT)
        || Arrays.stream(Role.values()).anyMatch(role -> author.equals(AGENT + role.wireName()));
  }
}
