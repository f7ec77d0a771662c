package dev.autodev.sessions.client.run;

import dev.autodev.processes.Asked;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.ProcessRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client at work. Its lines are handed over on the thread that asks for them; one that is not
 * listened to waits.
 */
final class ClientProcess implements AutoCloseable {
  private static final int MOST_WAITING = 256;
  private static final long LOOK_UP_MILLIS = 100;

  private final ProcessRunner runner = new ProcessRunner(Asked.FIRST);
  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile boolean deaf;

  private ClientProcess(Command command) {
    thread = Thread.ofPlatform().daemon().name("client").unstarted(() -> run(command));
  }

  static ClientProcess start(Command command) {
    ClientProcess process = new ClientProcess(command);
    process.thread.start();
    return process;
  }

  private void run(Command command) {
    Finished finished = runner.run(command, line -> hand(new Heard.Line(line)));
    hand(new Heard.Over(finished));
  }

  private void hand(Heard next) {
    boolean taken = false;
    while (!taken && !deaf) {
      try {
        taken = heard.offer(next, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        deaf = true; // nobody but us has this thread, so the process is about to end
      }
    }
  }

  /** The next thing it says, if it says one within the time. */
  Optional<Heard> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(heard.poll(atMost.toMillis() + 1, TimeUnit.MILLISECONDS));
  }

  /**
   * Stops it, if it has not ended, with all that it started: asks it by INT, on which a client ends
   * its tools, and kills whatever is left or carries its marker. Returns when nothing is left.
   */
  @Override
  public void close() {
    deaf = true;
    runner.stopAll();
  }

  /** What is heard of it. */
  sealed interface Heard {
    record Line(String text) implements Heard {}

    record Over(Finished how) implements Heard {}
  }
}
