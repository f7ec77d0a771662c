package dev.autodev.settings.handed;

import dev.autodev.settings.SettingsException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lines {@code NAME=value} up to the end of a stream, bounded in size and time. */
final class KeyLines {
  /** The variable that promises them. */
  static final String MARKER = "SWARM_SECRETS";

  static final int MOST_BYTES = 64 * 1024;

  private final InputStream input;

  KeyLines(InputStream input) {
    this.input = input;
  }

  Map<String, String> within(Duration time) {
    FutureTask<byte[]> reading = new FutureTask<>(() -> input.readNBytes(MOST_BYTES + 1));
    // Nothing interrupts a read of standard input, so that another thread than the waiting one does
    // it.
    Thread.ofPlatform().daemon().name("keys-from-stdin").start(reading);
    try {
      return keys(reading.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw broken("is still open after %d ms".formatted(time.toMillis()));
    } catch (ExecutionException e) {
      throw broken("cannot be read (%s)".formatted(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken("was waited for when the start was interrupted");
    }
  }

  private static Map<String, String> keys(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw broken("holds more than %d bytes".formatted(MOST_BYTES));
    }
    Map<String, String> keys = new HashMap<>();
    List<String> lines =
        new String(bytes, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      int end = line.indexOf('=');
      if (end < 1) {
        throw broken("has a line without a name"); // which may be a key: it is not shown
      }
      keys.put(line.substring(0, end).strip(), line.substring(end + 1).strip());
    }
    if (keys.isEmpty()) {
      throw broken("ended without one");
    }
    return Map.copyOf(keys);
  }

  private static SettingsException broken(String how) {
    return new SettingsException(
        "%s=stdin promises keys on standard input, which %s; write lines NAME=value to it and close it, or start without %s"
            .formatted(MARKER, how, MARKER));
  }
}
