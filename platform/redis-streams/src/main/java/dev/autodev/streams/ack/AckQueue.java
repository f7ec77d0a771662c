package dev.autodev.streams.ack;

import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.link.Backoff;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.redis.client.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Acknowledges in one round trip whatever came while the last round trip was under way, so a single
 * message waits for nobody and many share a command. Tries until Redis takes it.
 */
public final class AckQueue {
  private static final Logger LOG = Logger.getLogger(AckQueue.class);
  private static final int MOST = 512;

  private final IncomingSettings settings;
  private final RedisLink link;
  private final Loop loop;
  private final Backoff backoff = new Backoff();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean busy;

  public AckQueue(IncomingSettings settings, RedisLink link, Loop loop) {
    this.settings = settings;
    this.link = link;
    this.loop = loop;
  }

  /** Completes on the loop when Redis has removed the entries from the pending list. */
  public Uni<Void> add(Delivery delivery) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                loop.execute(
                    () -> {
                      queue.add(new Waiting(delivery, emitter));
                      flush();
                    }));
  }

  private void flush() {
    if (busy || queue.isEmpty()) {
      return;
    }
    busy = true;
    List<Waiting> round = new ArrayList<>();
    while (!queue.isEmpty() && round.size() < MOST) {
      round.add(queue.remove());
    }
    link.batch(requests(round))
        .emitOn(loop)
        .subscribe()
        .with(replies -> done(round), failure -> again(round, failure));
  }

  private List<Request> requests(List<Waiting> round) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (Waiting waiting : round) {
      waiting
          .delivery
          .ids()
          .forEach(
              (lane, some) ->
                  ids.computeIfAbsent(lane.stream(), ignored -> new ArrayList<>()).addAll(some));
    }
    List<Request> requests = new ArrayList<>();
    ids.forEach(
        (stream, some) -> {
          requests.add(Commands.ack(stream, settings.group(), some));
          if (settings.deleteOnAck()) {
            requests.add(Commands.delete(stream, some));
          }
        });
    return requests;
  }

  private void done(List<Waiting> round) {
    backoff.reset();
    busy = false;
    round.forEach(waiting -> waiting.emitter.complete(null));
    flush();
  }

  private void again(List<Waiting> round, Throwable failure) {
    if (failure instanceof RedisLink.ClosedException) {
      busy = false;
      round.forEach(waiting -> waiting.emitter.fail(failure));
      flush();
      return;
    }
    if (Failures.wrongType(failure)) {
      // The stream is gone and something else has its name: there is nothing to acknowledge.
      done(round);
      return;
    }
    var wait = backoff.next();
    LOG.debugf(
        "channel=%s could not acknowledge, trying again in %s: %s",
        settings.channel(), wait, failure.getMessage());
    for (int i = round.size() - 1; i >= 0; i--) {
      queue.addFirst(round.get(i));
    }
    loop.after(
        wait,
        () -> {
          busy = false;
          flush();
        });
  }

  private record Waiting(Delivery delivery, UniEmitter<? super Void> emitter) {}
}
