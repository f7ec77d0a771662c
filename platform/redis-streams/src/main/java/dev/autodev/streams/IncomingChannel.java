package dev.autodev.streams;

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
final class IncomingChannel {
  private static final Logger LOG = Logger.getLogger(IncomingChannel.class);

  private final IncomingSettings settings;
  private final RedisLink reads;
  private final RedisLink commands;
  private final Loop loop;
  private final Lanes lanes;
  private final GroupReader reader;
  private final Intake intake;
  private final Liveness liveness;
  private final Reclaimer reclaimer;
  private final ChannelHealth health;
  private final Backoff backoff = new Backoff();
  private final Deque<IncomingStreamMessage<?>> waiting = new ArrayDeque<>();
  private MultiEmitter<? super Message<?>> downstream;
  private boolean alive;
  private boolean busy;
  private boolean asking;
  private boolean stopped;

  IncomingChannel(IncomingSettings settings, StreamSelector selector, RedisLinks links, Loop loop) {
    this.settings = settings;
    this.loop = loop;
    this.reads = links.open();
    this.commands = links.open();
    this.lanes = new Lanes(selector);
    this.health = new ChannelHealth(settings.channel());
    ChannelMeters meters = new ChannelMeters(settings.channel());
    meters.inFlight(lanes::open);
    this.reader = new GroupReader(settings, reads, commands, lanes, meters, loop);
    Settlement settlement =
        new Settlement(settings, commands, loop, meters, this::changed, this::stopFor);
    this.intake = new Intake(settings, settlement, meters);
    this.liveness = new Liveness(settings, commands, loop, health);
    this.reclaimer = new Reclaimer(settings, commands, loop, lanes, this::changed);
  }

  Multi<Message<?>> messages() {
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

  ChannelHealth health() {
    return health;
  }

  private void start() {
    liveness
        .renew()
        .emitOn(loop)
        .subscribe()
        .with(
            ok -> {
              alive = true;
              liveness.keep();
              reclaimer.start();
              poll();
            },
            failure -> loop.after(backoff.next(), this::start));
  }

  /** There may be room, demand or a dead consumer that was not there before. */
  private void changed() {
    poll();
    if (busy && !stopped) {
      reader.wake(lanes.free());
    }
  }

  private void poll() {
    if (!alive || busy || stopped) {
      return;
    }
    emit();
    if (!waiting.isEmpty() || downstream.requested() == 0) {
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
    reader.step(free, downstream.requested()).subscribe().with(this::arrived, this::failed);
  }

  /** The selector may name another stream or limit by then. */
  private void askAgain() {
    if (!asking) {
      asking = true;
      loop.after(
          settings.block(),
          () -> {
            asking = false;
            poll();
          });
    }
  }

  private void arrived(Map<Lane, List<Received>> read) {
    busy = false;
    backoff.reset();
    health.works();
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
    if (Failures.groupGone(failure)) {
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
    health.failed(failure);
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
  Uni<Void> stop() {
    return Uni.createFrom()
        .voidItem()
        .emitOn(loop)
        .invoke(
            () -> {
              stopped = true;
              reader.unblock();
              reclaimer.stop();
              waiting.forEach(message -> message.delivery().close());
              waiting.clear();
            })
        .flatMap(ignored -> drained(System.nanoTime() + settings.gracefulStop().toNanos()))
        .flatMap(ignored -> leave())
        .onItemOrFailure()
        .invoke(
            (ok, failure) -> {
              reads.close();
              commands.close();
            });
  }

  private Uni<Void> drained(long deadline) {
    if (!busy && lanes.open() == 0 || System.nanoTime() > deadline) {
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
