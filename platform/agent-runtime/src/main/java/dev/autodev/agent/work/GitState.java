package dev.autodev.agent.work;

import java.util.List;

/**
 * How a clone stands.
 *
 * @param head its commit; empty if git cannot tell
 * @param changed files git knows whose content is not committed
 * @param untracked files git does not know
 */
public record GitState(String head, List<String> changed, List<String> untracked) {
  /** Whether the files git knows are those of the commit. */
  public boolean committed() {
    return !head.isEmpty() && changed.isEmpty();
  }
}
