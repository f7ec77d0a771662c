package dev.autodev.agent.report;

import dev.autodev.model.Streams;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends events in their order and keeps them, while Redis is away, until it is back: in a process
 * that lives, none is lost. One may arrive twice, with the same sequence number.
 */
@Singleton
public class EventOutbox {
  private static final Logger LOG = Logger.getLogger(EventOutbox.class);
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final StreamAppender appender;
  private final LinkedBlockingQueue<Unsent> unsent = new LinkedBlockingQueue<>();
  private final Thread sender = new Thread(this::send, "event-outbox");
  private final CountDownLatch closing = new CountDownLatch(1);

  /** To Redis; sends once it is started. */
  @Inject
  public EventOutbox(StreamAppender appender) {
    this.appender = appender;
    sender.setDaemon(true);
  }

  @PostConstruct
  void start() {
    sender.start();
  }

  /** Completes once the event is in the stream. */
  public CompletableFuture<Void> offer(SwarmEvent event) {
    Unsent one = new Unsent(Json.write(event), new CompletableFuture<>());
    unsent.add(one);
    return one.sent();
  }

  /** How many events wait to be sent. */
  public int waiting() {
    return unsent.size();
  }

  private void send() {
    List<Unsent> batch = new ArrayList<>();
    while (closing.getCount() > 0) {
      try {
        batch.add(unsent.take());
        unsent.drainTo(batch, BATCH - 1);
        untilSent(batch);
        batch.forEach(one -> one.sent().complete(null));
        batch.clear();
      } catch (InterruptedException e) {
        int lost = batch.size() + unsent.size();
        if (lost > 0) {
          LOG.warnf(
              "events=%d not sent: the process ends while Redis is away; the control plane gives"
                  + " their tasks to others",
              lost);
        }
        return;
      }
    }
  }

  private void untilSent(List<Unsent> batch) throws InterruptedException {
    List<Outgoing> entries =
        EventList.bodies(batch.stream().map(Unsent::event).toList()).stream()
            .map(body -> Outgoing.of(Streams.EVENTS, body))
            .toList();
    long pause = 50;
    while (true) {
      try {
        appender.append(entries).await().atMost(PATIENCE);
        return;
      } catch (RuntimeException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LOG.warnf(
            "events=%d waiting=%d not sent: %s; kept, trying again in %d ms",
            batch.size(), unsent.size(), e.getMessage(), pause);
        if (closing.await(pause, TimeUnit.MILLISECONDS)) {
          throw new InterruptedException();
        }
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  @PreDestroy
  void close() {
    closing.countDown();
    sender.interrupt();
  }

  private record Unsent(String event, CompletableFuture<Void> sent) {}
}
