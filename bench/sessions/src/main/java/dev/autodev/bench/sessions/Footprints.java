package dev.autodev.bench.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks from time to time at how much memory the processes of each session have had at most;
 * nothing on systems without {@code /proc}.
 */
final class Footprints implements AutoCloseable {
  /** Every process of a session has this in its environment. */
  static final String MARK = "BENCH_SESSION";

  private static final Pattern SESSION = Pattern.compile("(?:^|\0)" + MARK + "=([^\0]+)");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
  private static final long PERIOD_MILLIS = 200;

  private final Map<ProcessHandle, String> sessions = new HashMap<>();
  private final Map<String, Long> peaks = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Footprints() {
    clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    Map<String, Long> now = new HashMap<>();
    ProcessHandle.current()
        .descendants()
        .forEach(
            process ->
                sessionOf(process)
                    .ifPresent(session -> now.merge(session, kilobytes(process), Long::sum)));
    now.forEach((session, kilobytes) -> peaks.merge(session, kilobytes, Math::max));
  }

  /** One that has no mark yet may be about to become what it is to be: it is asked again. */
  private Optional<String> sessionOf(ProcessHandle process) {
    String known =
        sessions.computeIfAbsent(
            process, each -> find(SESSION, each.pid(), "environ").orElse(null));
    return Optional.ofNullable(known);
  }

  private static long kilobytes(ProcessHandle process) {
    return find(PEAK, process.pid(), "status").map(Long::valueOf).orElse(0L);
  }

  private static Optional<String> find(Pattern pattern, long pid, String file) {
    try {
      Matcher found =
          pattern.matcher(
              Files.readString(Path.of("/proc/" + pid + "/" + file), StandardCharsets.ISO_8859_1));
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // ended meanwhile
    }
  }

  /** MB at the most that were seen. */
  OptionalDouble peakOf(String session) {
    Long kilobytes = peaks.get(session);
    return kilobytes == null ? OptionalDouble.empty() : OptionalDouble.of(kilobytes / 1024.0);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
