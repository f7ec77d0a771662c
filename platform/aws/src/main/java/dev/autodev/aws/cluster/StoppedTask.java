package dev.autodev.aws.cluster;

import java.util.List;

/**
 * A task that has ended, as long as ECS remembers it (about an hour).
 *
 * @param containers as {@code pm: exit code 137, OutOfMemoryError}
 */
public record StoppedTask(String id, String reason, List<String> containers) {
  /** Copies. */
  public StoppedTask {
    containers = List.copyOf(containers);
  }
}
