package dev.autodev.processes;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** One child that has been started, from there to the moment nothing of it is left. */
final class Running {

  private static final Logger LOG = Logger.getLogger(Running.class);

  // A leftover may finish its last words; then it has been a daemon and is killed.
  private static final Duration SILENCE = Duration.ofMillis(300);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Duration SLOW_CONSUMER = Duration.ofMinutes(2);

  private final Process process;
  private final ProcessTree tree;
  private final OutputPump pump;
  private final Optional<OutputPump> errors;
  private final Command command;
  private final CrowdWatch watch;
  private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final long began = System.nanoTime();

  Running(
      Process process,
      ProcessTree tree,
      OutputPump pump,
      Optional<OutputPump> errors,
      Command command) {
    this.process = process;
    this.tree = tree;
    this.pump = pump;
    this.errors = errors;
    this.command = command;
    this.watch = new CrowdWatch(tree::count, command.limits().processes());
  }

  void requestStop() {
    stopRequested.complete(null);
  }

  CompletableFuture<Void> gone() {
    return gone;
  }

  Duration grace() {
    return command.limits().grace();
  }

  Finished await() {
    try {
      Ending ending = awaitEnding();
      if (ending instanceof Ending.Exited exited) {
        ending = sweep(exited);
      }
      drain();
      RuntimeException failure = pump.consumerFailed().getNow(null);
      if (failure != null) {
        throw failure;
      }
      return new Finished(ending, pump.output(), pump.outputBytes(), took());
    } finally {
      gone.complete(null);
    }
  }

  private Ending awaitEnding() {
    Duration timeout = command.limits().timeout();
    try {
      CompletableFuture<Object> news =
          CompletableFuture.anyOf(process.onExit(), stopRequested, pump.consumerFailed());
      while (!newsWithin(watch.pause(timeout.minus(took())), news)) {
        if (!timeout.minus(took()).isPositive()) {
          tree.stop(command.limits().grace());
          return new Ending.TimedOut(timeout);
        }
        if (watch.tooMany()) {
          return killed();
        }
      }
      if (!process.isAlive()) {
        return new Ending.Exited(process.exitValue());
      }
      tree.stop(command.limits().grace());
      return new Ending.Interrupted();
    } catch (InterruptedException e) {
      tree.stop(command.limits().grace());
      Thread.currentThread().interrupt();
      return new Ending.Interrupted();
    }
  }

  private boolean newsWithin(Duration atMost, CompletableFuture<Object> news)
      throws InterruptedException {
    try {
      news.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for " + command.argv().getFirst() + " failed", e);
    }
  }

  private Ending killed() {
    int killed = tree.killCrowd();
    LOG.warnf(
        "%s had %d processes, %d are allowed; %d of them were killed",
        command.argv().getFirst(), watch.seen(), command.limits().processes(), killed);
    return new Ending.TooManyProcesses(watch.seen());
  }

  private Ending sweep(Ending.Exited exited) {
    pump.awaitEnd(SILENCE, LAST_WORDS, watch::tooMany);
    if (watch.seen() > command.limits().processes()) {
      return killed();
    }
    int killed = tree.killLeftovers();
    if (killed > 0) {
      LOG.infof("%s left %d processes behind; they were killed", command.argv().getFirst(), killed);
    }
    return exited;
  }

  private void drain() {
    drain(pump);
    errors.ifPresent(this::drain);
  }

  private void drain(OutputPump pump) {
    if (!pump.awaitEnd(SILENCE.multipliedBy(3), SLOW_CONSUMER, () -> false)) {
      pump.abandon();
      LOG.warnf(
          "the output of %s is held open by a process outside its tree; it is no longer read",
          command.argv().getFirst());
    }
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
