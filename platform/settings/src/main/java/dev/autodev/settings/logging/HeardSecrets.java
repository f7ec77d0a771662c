package dev.autodev.settings.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Secrets that are no setting of this process, since somebody told it them while it ran: whoever
 * takes one in says so here, and no line has it from then on.
 */
public final class HeardSecrets {
  /** Of what comes from outside no more is kept, and the newest; each costs every line a little. */
  static final int MOST = 100;

  private static volatile Set<String> all = Set.of();
  private static final List<String> IN_ORDER = new ArrayList<>();

  private HeardSecrets() {}

  /** What is shorter than eight characters would be found in every other word, and is not taken. */
  public static void add(String secret) {
    if (secret.length() < KnownSecrets.SHORTEST) {
      return;
    }
    synchronized (IN_ORDER) {
      IN_ORDER.remove(secret);
      IN_ORDER.add(secret);
      if (IN_ORDER.size() > MOST) {
        IN_ORDER.removeFirst();
      }
      all = Set.copyOf(IN_ORDER);
    }
  }

  /** The same set until there is another one. */
  static Set<String> all() {
    return all;
  }
}
