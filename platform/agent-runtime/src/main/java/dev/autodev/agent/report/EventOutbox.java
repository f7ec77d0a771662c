package dev.autodev.agent.report;

import dev.autodev.model.Streams;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends events in their order and keeps them, while Redis is away, until it is back: in a process
 * that lives, none is lost. One may arrive twice, with the same sequence number. What is offered
 * while a round trip is under way shares the next one; what its attempt's end overtakes before that
 * does not leave at all.
 */
@Singleton
public class EventOutbox {
  private static final Logger LOG = Logger.getLogger(EventOutbox.class);
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final StreamAppender appender;
  private final Deque<Unsent> unsent = new ArrayDeque<>();
  private boolean busy;
  private volatile boolean closed;

  /** To Redis. */
  @Inject
  public EventOutbox(StreamAppender appender) {
    this.appender = appender;
  }

  /** Completes once the event is in the stream. */
  public CompletableFuture<Void> offer(SwarmEvent event) {
    return offer(Json.write(event));
  }

  /** The same of one that is JSON already. */
  CompletableFuture<Void> offer(String event) {
    return offer(new Unsent(() -> event)).sent;
  }

  /** News that what follows may make needless before it has left; its JSON is made as it leaves. */
  Unsent offerNews(SwarmEvent event) {
    return offer(new Unsent(() -> Json.write(event)));
  }

  private Unsent offer(Unsent one) {
    synchronized (this) {
      unsent.add(one);
    }
    next();
    return one;
  }

  /** Those that have not left never will. */
  synchronized void withdraw(List<Unsent> news) {
    news.forEach(one -> one.withdrawn = true);
  }

  /** How many events wait to be sent. */
  public synchronized int waiting() {
    return unsent.size();
  }

  private void next() {
    List<Unsent> batch = batch();
    if (!batch.isEmpty()) {
      send(batch, entries(batch), PAUSE);
    }
  }

  /** One at a time: a second one that overtook the first would make its events look old. */
  private synchronized List<Unsent> batch() {
    List<Unsent> batch = new ArrayList<>();
    while (!busy && !unsent.isEmpty() && batch.size() < BATCH) {
      Unsent one = unsent.remove();
      if (!one.withdrawn) {
        batch.add(one);
      }
    }
    busy |= !batch.isEmpty();
    return batch;
  }

  private static List<Outgoing> entries(List<Unsent> batch) {
    return EventList.bodies(batch.stream().map(one -> one.event.get()).toList()).stream()
        .map(body -> Outgoing.of(Streams.EVENTS, body))
        .toList();
  }

  private void send(List<Unsent> batch, List<Outgoing> entries, Duration pause) {
    appender
        .append(entries)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .subscribe()
        .with(
            ids -> {
              synchronized (this) {
                busy = false;
              }
              next();
              batch.forEach(one -> one.sent.complete(null));
            },
            failure -> again(batch, entries, pause, failure));
  }

  private void again(
      List<Unsent> batch, List<Outgoing> entries, Duration pause, Throwable failure) {
    if (closed) {
      LOG.warnf(
          "events=%d not sent: the process ends while Redis is away; the control plane gives their"
              + " tasks to others",
          batch.size() + waiting());
      return;
    }
    LOG.warnf(
        "events=%d waiting=%d not sent: %s; kept, trying again in %d ms",
        batch.size(), waiting(), failure.getMessage(), pause.toMillis());
    Duration longer = pause.multipliedBy(2);
    Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(pause)
        .subscribe()
        .with(
            over ->
                send(batch, entries, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
  }

  @PreDestroy
  void close() {
    closed = true;
  }

  /** An event that waits for its turn. */
  static final class Unsent {
    private final Supplier<String> event;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private boolean withdrawn; // guarded by the outbox

    private Unsent(Supplier<String> event) {
      this.event = event;
    }
  }
}
