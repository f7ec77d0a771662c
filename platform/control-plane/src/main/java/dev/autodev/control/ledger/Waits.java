package dev.autodev.control.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who waits for whom, as far as it concerns what a transaction locked, and what it changes about
 * that.
 */
public final class Waits {
  private final Set<Wait> open = new LinkedHashSet<>();
  private final Map<String, Set<String>> filedAfter = new HashMap<>();
  final Set<Wait> added = new LinkedHashSet<>();
  final Set<Wait> over = new LinkedHashSet<>();
  final List<FiledAfter> kept = new ArrayList<>();
  private int entries;

  /** A request that something with an idempotency key was filed after. */
  record FiledAfter(String id, String request) {}

  int entries() {
    return entries;
  }

  void known(Wait wait) {
    open.add(wait);
  }

  void known(String id, String[] requests) {
    filedAfter.put(id, Set.of(requests));
  }

  /** What the task or workflow that an idempotency key named was filed after, done or not. */
  public Set<String> filedAfter(String id) {
    return filedAfter.getOrDefault(id, Set.of());
  }

  /** Keeps that, for a repetition. */
  public void filed(String id, List<String> after) {
    entries += after.size();
    filedAfter.put(id, Set.copyOf(after));
    after.forEach(request -> kept.add(new FiledAfter(id, request)));
  }

  void add(Wait wait) {
    entries++;
    open.add(wait);
    added.add(wait);
  }

  /** Those that are not over, oldest first. */
  public List<Wait> open() {
    return List.copyOf(open);
  }

  /** Whether a task waits for anything. */
  public boolean of(String task) {
    return open.stream().anyMatch(wait -> wait.task().equals(task));
  }

  /** What was waited for is done, or the task waits for nothing any more. */
  public void over(Wait wait) {
    entries++;
    open.remove(wait);
    if (!added.remove(wait)) {
      over.add(wait);
    }
  }
}
