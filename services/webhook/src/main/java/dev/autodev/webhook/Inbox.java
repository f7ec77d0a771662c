package dev.autodev.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The table of deliveries. What comes while a statement is under way shares the next one, and so
 * its commit. It needs no right but to insert, and to see the columns of the key.
 */
@ApplicationScoped
class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final int MOST_TOGETHER = 500;
  private static final int MOST_WAITING = 20_000;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** In one order everywhere: two processes never wait for each other. */
  private static final Comparator<Waiting> BY_KEY =
      Comparator.<Waiting, Source>comparing(one -> one.delivery.source())
          .thenComparing(one -> one.delivery.id());

  private static final String INSERT =
      """
      insert into webhook_delivery (source, delivery, topic, place, subject, author)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
      on conflict (source, delivery) do nothing
      returning source, delivery""";

  private final Pool pool;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean busy;

  Inbox(Pool pool) {
    this.pool = pool;
  }

  private record Waiting(Delivery delivery, UniEmitter<? super Boolean> caller) {}

  private record Key(String source, String delivery) {}

  /** Answers once it is committed: true, or false for one that is known already. */
  Uni<Boolean> put(Delivery delivery) {
    return Uni.createFrom()
        .emitter(
            caller -> {
              if (add(new Waiting(delivery, caller))) {
                next();
              } else {
                caller.fail(new RejectedExecutionException("too many deliveries wait"));
              }
            });
  }

  private synchronized boolean add(Waiting one) {
    return waiting.size() < MOST_WAITING && waiting.add(one);
  }

  private void next() {
    List<Waiting> group = group();
    if (!group.isEmpty()) {
      write(group).subscribe().with(rows -> written(group, rows), why -> failed(group, why));
    }
  }

  private synchronized List<Waiting> group() {
    if (busy) {
      return List.of();
    }
    List<Waiting> group = new ArrayList<>();
    while (!waiting.isEmpty() && group.size() < MOST_TOGETHER) {
      group.add(waiting.remove());
    }
    busy = !group.isEmpty();
    group.sort(BY_KEY);
    return group;
  }

  private Uni<RowSet<Row>> write(List<Waiting> group) {
    return Uni.createFrom()
        .deferred(
            () ->
                pool.preparedQuery(INSERT)
                    .execute(
                        Tuple.of(
                            column(group, one -> one.source().wireName()),
                            column(group, Delivery::id),
                            column(group, one -> one.hint().topic().wireName()),
                            column(group, one -> one.hint().place()),
                            column(group, one -> one.hint().subject()),
                            column(group, one -> one.hint().author()))))
        .ifNoItem()
        .after(LONGEST)
        .fail();
  }

  private static String[] column(List<Waiting> group, Function<Delivery, String> of) {
    return group.stream().map(one -> of.apply(one.delivery)).toArray(String[]::new);
  }

  private void written(List<Waiting> group, RowSet<Row> rows) {
    Set<Key> fresh = new HashSet<>();
    rows.forEach(row -> fresh.add(new Key(row.getString("source"), row.getString("delivery"))));
    over();
    for (Waiting one : group) {
      // Of two that came together the first one is new.
      one.caller.complete(
          fresh.remove(new Key(one.delivery.source().wireName(), one.delivery.id())));
    }
  }

  private void failed(List<Waiting> group, Throwable why) {
    LOG.warnf(
        "deliveries=%d not stored (%s); their senders are told to send them again, polling finds them otherwise",
        group.size(), why);
    over();
    group.forEach(one -> one.caller.fail(why));
  }

  private void over() {
    synchronized (this) {
      busy = false;
    }
    next();
  }
}
