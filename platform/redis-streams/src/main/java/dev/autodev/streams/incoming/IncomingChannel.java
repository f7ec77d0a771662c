package dev.autodev.streams.incoming;

import dev.autodev.streams.FailureHandler;
import dev.autodev.streams.ack.AckQueue;
import dev.autodev.streams.ack.Acknowledging;
import dev.autodev.streams.ack.AwaitedAcks;
import dev.autodev.streams.ack.BatchedAcks;
import dev.autodev.streams.fault.DeadLetters;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.group.Received;
import dev.autodev.streams.link.Backoff;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.owner.Liveness;
import dev.autodev.streams.owner.Reclaimer;
import dev.autodev.streams.retry.DelayedEntries;
import dev.autodev.streams.retry.RetryTimer;
import dev.autodev.streams.settings.AckMode;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.tracing.IncomingTrace;
import dev.autodev.streams.watch.ChannelHealth;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads while the application asks for messages and some stream has room. */
public final class IncomingChannel {
  private static final Logger LOG = Logger.getLogger(IncomingChannel.class);
  private static final String READING = "reading";

  private final IncomingSettings settings;
  private final RedisLink reads;
  private final RedisLink commands;
  private final Loop loop;
  private final Lanes lanes;
  private final GroupReader reader;
  private final Intake intake;
  private final Acknowledging acks;
  private final Liveness liveness;
  private final Reclaimer reclaimer;
  private final RetryTimer retries;
  private final ChannelHealth health;
  private final Backoff backoff = new Backoff();
  private final Deque<IncomingStreamMessage<?>> waiting = new ArrayDeque<>();
  private MultiEmitter<? super Message<?>> downstream;
  private boolean alive;
  private boolean busy;
  private boolean asking;
  private boolean stopped;

  /** What the application adds to the channel. */
  public record Custom(FailureHandler failures, IncomingTrace trace) {}

  public IncomingChannel(ChannelState state, Custom custom, RedisLinks links) {
    this.settings = state.settings();
    this.loop = state.loop();
    this.reads = links.open(settings.member().client(), loop);
    this.commands = links.open(settings.member().client(), loop);
    this.lanes = state.lanes();
    this.health = state.health();
    state.meters().inFlight(lanes::open);
    this.reader = new GroupReader(state, reads, commands);
    this.acks = acks(state);
    DelayedEntries delayed = new DelayedEntries(settings, commands);
    this.retries = new RetryTimer(state, delayed, settings.ending().mayDelay(), this::changed);
    Endings endings =
        new Endings(
            state,
            acks,
            new DeadLetters(state, commands),
            delayed,
            new Endings.Hooks(this::changed, retries::expect, this::stopFor));
    this.intake =
        new Intake(state, new Settlement(state, acks, custom.failures, endings), custom.trace);
    this.liveness = new Liveness(state, commands);
    this.reclaimer = new Reclaimer(state, commands, liveness, delayed, this::changed);
  }

  private Acknowledging acks(ChannelState state) {
    AckQueue queue = new AckQueue(settings, commands, loop);
    return settings.ending().ack() instanceof AckMode.Batched batched
        ? new BatchedAcks(queue, batched, state, this::changed)
        : new AwaitedAcks(queue, state, this::changed);
  }

  public Multi<Message<?>> messages() {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              downstream = emitter;
              emitter.onRequest(ignored -> loop.execute(this::changed));
              emitter.onTermination(() -> stopped = true);
              loop.execute(this::start);
            },
            BackPressureStrategy.BUFFER);
  }

  public ChannelHealth health() {
    return health;
  }

  private void start() {
    liveness
        .renew()
        .subscribe()
        .with(
            ok -> {
              alive = true;
              liveness.keep();
              reclaimer.start();
              retries.start();
              poll();
            },
            failure -> loop.after(backoff.next(), this::start));
  }

  /** There may be room, demand, a due entry or a dead consumer that was not there before. */
  private void changed() {
    poll();
    if (busy && !stopped) {
      reader.wake(lanes.free());
    }
  }

  private void poll() {
    if (!alive || stopped) {
      return;
    }
    emit(); // also while a read waits: what was read ahead must not wait with it
    if (busy) {
      return;
    }
    long wanted = wanted();
    if (wanted == 0) {
      return;
    }
    try {
      lanes.refresh();
    } catch (RuntimeException e) { // the selector is the application's
      busy = true;
      failed(e);
      return;
    }
    List<Lane> free = lanes.free();
    if (free.isEmpty()) {
      askAgain();
      return;
    }
    busy = true;
    reader.step(free, wanted).subscribe().with(this::arrived, this::failed);
  }

  /** How many messages to read: those asked for, or those that may wait for being asked for. */
  private long wanted() {
    int ahead = settings.reading().readAhead();
    if (waiting.size() > ahead / 2) {
      return 0;
    }
    return Math.max(downstream.requested(), ahead - waiting.size());
  }

  /** The selector may name another stream or limit by then, or a key be a stream again. */
  private void askAgain() {
    if (!asking) {
      asking = true;
      loop.after(
          settings.reading().block(),
          () -> {
            asking = false;
            poll();
          });
    }
  }

  private void arrived(Map<Lane, List<Received>> read) {
    busy = false;
    backoff.reset();
    health.works(READING);
    if (!stopped) {
      waiting.addAll(intake.messages(read));
      poll();
    }
  }

  private void emit() {
    while (!waiting.isEmpty() && downstream.requested() > 0) {
      downstream.emit(waiting.remove());
    }
  }

  private void failed(Throwable failure) {
    if (Failures.groupGone(failure) || Failures.wrongType(failure)) {
      LOG.warnf(
          "channel=%s consumer group %s is gone, creating it again: %s",
          settings.channel(), settings.group(), failure.getMessage());
      lanes.all().forEach(lane -> lane.grouped(false));
      liveness.renew().subscribe().with(ok -> {}, ignored -> {});
    }
    busy = true;
    later(
        failure,
        () -> {
          busy = false;
          poll();
        });
  }

  private void later(Throwable failure, Runnable again) {
    if (stopped) {
      busy = false;
      return;
    }
    Duration wait = backoff.next();
    health.failed(READING, Failures.told(failure));
    LOG.debugf(
        "channel=%s cannot read, trying again in %s: %s",
        settings.channel(), wait, failure.getMessage());
    loop.after(wait, again);
  }

  private void stopFor(Throwable reason) {
    stopped = true;
    health.stoppedBy(reason);
    reader.unblock();
  }

  /** Stops reading, waits for what is in flight, and leaves the group if nothing is pending. */
  public Uni<Void> stop() {
    return Uni.createFrom()
        .voidItem()
        .emitOn(loop)
        .invoke(
            () -> {
              stopped = true;
              reader.unblock();
              reclaimer.stop();
              retries.stop();
              waiting.forEach(message -> message.delivery().close());
              waiting.clear();
            })
        .flatMap(ignored -> drained(System.nanoTime() + settings.lease().gracefulStop().toNanos()))
        .flatMap(ignored -> leave())
        .onItemOrFailure()
        .invoke(
            (ok, failure) -> {
              reads.close();
              commands.close();
            });
  }

  private Uni<Void> drained(long deadline) {
    acks.flush();
    if (!busy && lanes.idle() || System.nanoTime() > deadline) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(20))
        .emitOn(loop)
        .flatMap(ignored -> drained(deadline));
  }

  private Uni<Void> leave() {
    Uni<Void> all = liveness.stop();
    for (Lane lane : lanes.all()) {
      all =
          all.chain(
              () ->
                  commands
                      .send(Commands.forget(lane.stream(), settings.group(), settings.consumer()))
                      .replaceWithVoid());
    }
    return all;
  }
}
