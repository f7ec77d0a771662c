package dev.autodev.control.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who waits for whom, as far as a transaction locked it, and what it changes about that. */
public final class Waits {
  private final Set<Wait> open = new LinkedHashSet<>();
  final Set<Wait> added = new LinkedHashSet<>();
  final Set<Wait> over = new LinkedHashSet<>();
  private int entries;

  int entries() {
    return entries;
  }

  void known(Wait wait) {
    open.add(wait);
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
