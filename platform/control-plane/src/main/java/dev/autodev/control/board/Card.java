package dev.autodev.control.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work: a workflow, or a task that belongs to none.
 *
 * @param path of its page
 * @param kind the workflow's definition or the task's type
 * @param roles of its open tasks
 * @param gate that is open, the newest
 * @param since its last change
 */
public record Card(
    String id,
    String path,
    String title,
    String kind,
    @Nullable String repository,
    List<String> roles,
    @Nullable String gate,
    @Nullable String reason,
    Instant since) {
  /** Copies. */
  public Card {
    roles = List.copyOf(roles);
  }
}
