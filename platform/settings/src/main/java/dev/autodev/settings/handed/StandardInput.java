package dev.autodev.settings.handed;

import dev.autodev.settings.SettingsException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The standard input of this process, read once for all who ask: it comes only once. */
final class StandardInput {
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final FutureTask<Map<String, String>> ONCE =
      new FutureTask<>(() -> keys(System.getenv(), System.in, WITHIN));

  private StandardInput() {}

  /** None where none were promised. */
  static Map<String, String> keys() {
    ONCE.run();
    try {
      return ONCE.get();
    } catch (ExecutionException e) {
      throw new SettingsException(String.valueOf(ONCE.exceptionNow().getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SettingsException("interrupted while waiting for standard input", e);
    }
  }

  static Map<String, String> keys(
      Map<String, String> environment, InputStream input, Duration within) {
    String promised = environment.getOrDefault(KeyLines.MARKER, "");
    return switch (promised) {
      case "" -> Map.of();
      case "stdin" -> new KeyLines(input).within(within);
      default ->
          throw new SettingsException(
              "%s is '%s'; set it to 'stdin' or not at all".formatted(KeyLines.MARKER, promised));
    };
  }
}
