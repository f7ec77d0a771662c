package dev.autodev.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Drains a child's output on a thread of its own, so that the child never blocks on a full pipe.
 * Bytes are counted, decoded, redacted, logged, kept (head and tail) and handed on by line.
 */
final class OutputPump {

  private static final int CHUNK = 16 * 1024;

  private final InputStream stdout;
  private final KeptOutput kept;
  private final CappedLog log;
  private final Redactor.Stream redactor;
  private final Lines lines;
  private final AtomicLong bytes = new AtomicLong();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<RuntimeException> consumerFailed = new CompletableFuture<>();
  private volatile long waitingSince;
  private volatile boolean waiting;
  private volatile boolean abandoned;

  OutputPump(InputStream stdout, Command command, Consumer<String> consumer) {
    this(
        stdout,
        new KeptOutput(command.limits().keptOutputBytes()),
        new CappedLog(command.log()),
        command.redactor().stream(),
        new Lines(consumer));
  }

  private OutputPump(
      InputStream stdout, KeptOutput kept, CappedLog log, Redactor.Stream redactor, Lines lines) {
    this.stdout = stdout;
    this.kept = kept;
    this.log = log;
    this.redactor = redactor;
    this.lines = lines;
  }

  /** Drains stderr into a file of its own. */
  static OutputPump ofErrors(InputStream stderr, Streams.Errors errors) {
    return new OutputPump(
        stderr,
        new KeptOutput(0),
        new CappedLog(Optional.of(errors.file())),
        errors.redactor().stream(),
        new Lines(line -> {}));
  }

  void start(String name) {
    Thread.ofPlatform().daemon().name("output-" + name).start(this::drain);
  }

  /** Completes when the consumer of lines threw; the child is then of no use any more. */
  CompletableFuture<RuntimeException> consumerFailed() {
    return consumerFailed;
  }

  /**
   * Waits for the end of the output: at most so long in all, and only so long as the pipe is not
   * silent for the given time, and never when there is a reason to hurry. A consumer that is slow
   * is waited for.
   */
  boolean awaitEnd(Duration silence, Duration atMost, BooleanSupplier hurry) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < atMost.toNanos() && !hurry.getAsBoolean()) {
      if (Uninterruptibly.await(ended, Duration.ofMillis(20))) {
        return true;
      }
      if (waiting && System.nanoTime() - waitingSince > silence.toNanos()) {
        return false;
      }
    }
    return ended.isDone();
  }

  /** Stops listening; what holds the pipe open is not ours to wait for. */
  void abandon() {
    abandoned = true;
    // Closing can block behind the pending read, so it must not be done by the caller's thread.
    Thread.ofVirtual().start(this::closeStdout);
  }

  String output() {
    return kept.text();
  }

  long outputBytes() {
    return bytes.get();
  }

  private void drain() {
    try (Reader reader = new InputStreamReader(new Counted(), StandardCharsets.UTF_8)) {
      char[] chunk = new char[CHUNK];
      for (int n = reader.read(chunk); n >= 0 && !abandoned; n = reader.read(chunk)) {
        handOn(redactor.feed(new String(chunk, 0, n)));
      }
    } catch (IOException e) {
      // The pipe was closed under us after a kill: what came until then is the output.
    } finally {
      if (!abandoned) {
        handOn(redactor.end());
        endLines();
      }
      log.close();
      ended.complete(null);
    }
  }

  private void handOn(String text) {
    kept.add(text);
    log.add(text);
    if (!consumerFailed.isDone()) {
      try {
        lines.add(text);
      } catch (RuntimeException e) {
        consumerFailed.complete(e);
      }
    }
  }

  private void endLines() {
    if (!consumerFailed.isDone()) {
      try {
        lines.end();
      } catch (RuntimeException e) {
        consumerFailed.complete(e);
      }
    }
  }

  private void closeStdout() {
    try {
      stdout.close();
    } catch (IOException e) {
      // Nothing is read from it any more.
    }
  }

  /** Counts the bytes and notes when the pipe is silent. */
  private final class Counted extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      waitingSince = System.nanoTime();
      waiting = true;
      try {
        int n = stdout.read(buffer, offset, length);
        bytes.addAndGet(Math.max(n, 0));
        return n;
      } finally {
        waiting = false;
      }
    }

    @Override
    public int available() throws IOException {
      return stdout.available();
    }

    @Override
    public void close() throws IOException {
      stdout.close();
    }
  }
}
