package dev.autodev.control.list;

import dev.autodev.control.TaskFilter;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a page of tasks asks, to look at its plan. */
public final class WalkQuestion {
  private WalkQuestion() {}

  /** A question and its values. */
  public record Question(String sql, Tuple tuple) {}

  public static Question found(TaskFilter filter) {
    Walk.Statement statement = new Walk(filter).found();
    return new Question(statement.sql(), statement.tuple());
  }
}
