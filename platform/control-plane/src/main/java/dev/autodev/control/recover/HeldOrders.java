package dev.autodev.control.recover;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Role;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Orders that were delivered to a worker that is gone. */
@ApplicationScoped
class HeldOrders {
  private static final Logger LOG = Logger.getLogger(HeldOrders.class);
  private static final String GROUP = "agents";
  private static final int MOST = 512;

  @Inject Redis redis;

  /**
   * An order in a stream.
   *
   * @param order absent where the entry is gone or is none
   */
  record Held(String stream, String entry, Optional<TaskOrder> order) {}

  /** In all roles' streams. */
  Uni<List<Held>> of(String worker) {
    return Multi.createFrom()
        .items(Role.values())
        .onItem()
        .transformToUniAndConcatenate(role -> of(worker, role.taskStream()))
        .collect()
        .in(ArrayList<Held>::new, List::addAll)
        .map(List::copyOf);
  }

  private Uni<List<Held>> of(String worker, String stream) {
    return redis
        .send(
            Request.cmd(Command.XPENDING)
                .arg(stream)
                .arg(GROUP)
                .arg("-")
                .arg("+")
                .arg(MOST)
                .arg(worker))
        .onFailure(HeldOrders::noGroup)
        .recoverWithNull()
        .chain(pending -> entries(stream, ids(pending)));
  }

  private static boolean noGroup(Throwable e) {
    return String.valueOf(e.getMessage()).startsWith("NOGROUP");
  }

  private static List<String> ids(Response pending) {
    List<String> ids = new ArrayList<>();
    if (pending != null) {
      pending.forEach(row -> ids.add(row.get(0).toString()));
    }
    return ids;
  }

  private Uni<List<Held>> entries(String stream, List<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Request> questions =
        ids.stream().map(id -> Request.cmd(Command.XRANGE).arg(stream).arg(id).arg(id)).toList();
    return redis
        .batch(questions)
        .map(
            replies -> {
              List<Held> held = new ArrayList<>();
              for (int i = 0; i < ids.size(); i++) {
                held.add(new Held(stream, ids.get(i), order(replies.get(i))));
              }
              return held;
            });
  }

  private static Optional<TaskOrder> order(Response found) {
    if (found == null || found.size() == 0) {
      return Optional.empty();
    }
    Response fields = found.get(0).get(1);
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      if (fields.get(i).toString().equals(StreamEntry.BODY)) {
        return read(fields.get(i + 1).toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<TaskOrder> read(String body) {
    try {
      return Optional.of(Json.read(body, TaskOrder.class));
    } catch (InvalidModelException e) {
      LOG.debugf("no order: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** Nobody shall take them over: their tasks are at a new epoch. */
  Uni<Void> withdraw(List<Held> orders) {
    if (orders.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Request> requests = new ArrayList<>();
    for (Held held : orders) {
      requests.add(Request.cmd(Command.XACK).arg(held.stream()).arg(GROUP).arg(held.entry()));
      requests.add(Request.cmd(Command.XDEL).arg(held.stream()).arg(held.entry()));
    }
    return redis.batch(requests).replaceWithVoid();
  }
}
