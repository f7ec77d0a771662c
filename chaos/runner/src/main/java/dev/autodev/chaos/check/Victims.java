package dev.autodev.chaos.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which agent processes were killed or frozen, and when. */
public final class Victims {
  private final Map<String, Long> killed = new HashMap<>();

  /** From now on it does no more. */
  public synchronized void add(String worker, long at) {
    killed.put(worker, at);
  }

  synchronized Set<String> workers() {
    return Set.copyOf(killed.keySet());
  }

  synchronized boolean contains(String worker) {
    return killed.containsKey(worker);
  }

  synchronized long at(String worker) {
    return killed.getOrDefault(worker, Long.MAX_VALUE);
  }
}
