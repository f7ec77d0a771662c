package dev.autodev.streams.link;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One connection to Redis over which commands are pipelined in the order they were given. A broken
 * connection is replaced by the next command; nothing is sent twice.
 */
public final class RedisLink {
  /** Below the client's default of 2,048 commands waiting for their answer. */
  private static final int MOST_UNANSWERED = 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Redis> clients;
  private final Executor loop;
  private final Deque<Job> queue = new ArrayDeque<>();
  private int unanswered;
  private Attempt current;
  private int generation;
  private boolean closed;

  /** {@code loop} runs one task after the other: commands leave in the order they were given. */
  public RedisLink(Supplier<Redis> clients, Executor loop) {
    this.clients = clients;
    this.loop = loop;
  }

  /** Connects if need be; a number that changes with each new connection. */
  public Uni<Integer> generation() {
    return Uni.createFrom()
        .deferred(
            () -> {
              Attempt attempt = attempt();
              return attempt
                  .connection
                  .onFailure()
                  .invoke(() -> drop(attempt))
                  .map(ignored -> attempt.generation);
            });
  }

  public Uni<Response> send(Request request) {
    return send(request, Duration.ZERO);
  }

  /** For a command that may rightly take {@code extra} longer than others. */
  public Uni<Response> send(Request request, Duration extra) {
    return batch(List.of(request), extra).map(List::getFirst);
  }

  /** One round trip; fails as a whole, after all were executed, if Redis refuses one. */
  public Uni<List<Response>> batch(List<Request> requests) {
    return batch(requests, Duration.ZERO);
  }

  private Uni<List<Response>> batch(List<Request> requests, Duration extra) {
    if (requests.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    if (requests.size() > MOST_UNANSWERED) {
      List<Request> rest = requests.subList(MOST_UNANSWERED, requests.size());
      return batch(requests.subList(0, MOST_UNANSWERED), extra)
          .flatMap(first -> batch(rest, extra).map(second -> joined(first, second)));
    }
    return Uni.createFrom().emitter(emitter -> enqueue(new Job(requests, extra, emitter)));
  }

  private static List<Response> joined(List<Response> first, List<Response> second) {
    List<Response> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void enqueue(Job job) {
    synchronized (this) {
      queue.add(job);
    }
    loop.execute(this::drain);
  }

  /** On the loop: two threads would overtake each other between taking a job and sending it. */
  private void drain() {
    for (Job job = next(); job != null; job = next()) {
      run(job);
    }
  }

  private synchronized Job next() {
    Job head = queue.peek();
    if (head == null || (unanswered > 0 && unanswered + head.requests.size() > MOST_UNANSWERED)) {
      return null;
    }
    unanswered += head.requests.size();
    return queue.remove();
  }

  private void run(Job job) {
    Attempt attempt = attempt();
    attempt.underWay.add(job);
    if (attempt.lost.get()) {
      fail(attempt, job); // just now, by another command
      return;
    }
    attempt
        .connection
        .flatMap(connection -> connection.batch(job.requests))
        .ifNoItem()
        .after(PATIENCE.plus(job.extra))
        .fail()
        .subscribe()
        .with(
            replies -> {
              if (attempt.underWay.remove(job)) {
                answered(job);
                job.emitter.complete(replies);
              }
            },
            failure -> {
              boolean first = attempt.underWay.remove(job);
              if (!Failures.refusal(failure) || Failures.wrongServer(failure)) {
                drop(attempt);
              }
              if (first) {
                answered(job);
                job.emitter.fail(failure);
              }
            });
  }

  private void answered(Job job) {
    synchronized (this) {
      unanswered -= job.requests.size();
    }
    loop.execute(this::drain);
  }

  private synchronized Attempt attempt() {
    if (closed) {
      return failed(new ClosedException());
    }
    if (current == null) {
      current = connect();
    }
    return current;
  }

  private Attempt connect() {
    Redis client;
    try {
      client = clients.get();
    } catch (RuntimeException e) {
      return failed(e); // no host is configured, or none is known yet
    }
    Uni<RedisConnection> connection = client.connect().memoize().indefinitely();
    Attempt attempt = Attempt.of(client, connection, ++generation);
    connection
        .subscribe()
        .with(
            open -> open.endHandler(() -> drop(attempt)), // or the next command would notice it
            failure -> drop(attempt));
    return attempt;
  }

  private Attempt failed(RuntimeException why) {
    return Attempt.of(null, Uni.createFrom().failure(why), generation);
  }

  private void drop(Attempt attempt) {
    synchronized (this) {
      if (current == attempt) {
        current = null;
      }
    }
    if (attempt.client != null) {
      attempt.client.close();
    }
    // The client may never answer these.
    attempt.lost.set(true);
    attempt.underWay.forEach(job -> fail(attempt, job));
  }

  private void fail(Attempt attempt, Job job) {
    if (attempt.underWay.remove(job)) {
      answered(job);
      job.emitter.fail(new LostException());
    }
  }

  public void close() {
    Attempt last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    if (last != null) {
      drop(last);
    }
  }

  /** The owner stopped: the command will never be sent. */
  public static final class ClosedException extends RuntimeException {
    ClosedException() {
      super("The connection is closed for good");
    }
  }

  /** The connection broke before the answer came: the command was executed, or not. */
  static final class LostException extends RuntimeException {
    LostException() {
      super("The connection was lost");
    }
  }

  /** Not a record: two that ask for the same are two. */
  private static final class Job {
    private final List<Request> requests;
    private final Duration extra;
    private final UniEmitter<? super List<Response>> emitter;

    Job(List<Request> requests, Duration extra, UniEmitter<? super List<Response>> emitter) {
      this.requests = requests;
      this.extra = extra;
      this.emitter = emitter;
    }
  }

  private record Attempt(
      Redis client,
      Uni<RedisConnection> connection,
      int generation,
      Set<Job> underWay,
      AtomicBoolean lost) {
    static Attempt of(Redis client, Uni<RedisConnection> connection, int generation) {
      return new Attempt(
          client, connection, generation, ConcurrentHashMap.newKeySet(), new AtomicBoolean());
    }
  }
}
