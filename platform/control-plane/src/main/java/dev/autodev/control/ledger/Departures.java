package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/**
 * Orders leave with the transaction that made work ready or room free: what is filed or finished
 * and what is dispatched because of it is one commit.
 */
public interface Departures {
  /**
   * What may leave, once all is written but what is filed just now; nobody else looks until the
   * commit.
   */
  Uni<Room> look(SqlConnection connection, Instant now);

  /** Takes those that wait and fit, best first, as the last statement before the commit. */
  Uni<List<Orders.Left>> take(SqlConnection connection, Room room, Instant now);

  /** Sends them once that is durable; what cannot be sent is ready again. */
  Uni<Void> send(List<TaskOrder> orders, Instant now);

  /** Parks tasks that have left and of which no order can be made. */
  Uni<Void> unreadable(List<String> tasks);

  /** Somebody made work or room, and did not take what now fits. */
  void wake();
}
