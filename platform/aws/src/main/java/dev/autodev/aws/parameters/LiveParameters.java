package dev.autodev.aws.parameters;

import dev.autodev.aws.CloudException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The parameters below some paths as they were last read: a look that fails leaves the last good
 * ones in force, and the log says so once.
 */
final class LiveParameters implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LiveParameters.class);

  private final Function<String, Map<String, String>> read;
  private final List<String> paths;
  private final List<String> required;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("aws-parameters").daemon().unstarted(work));
  private volatile Map<String, String> values;
  private volatile String trouble = "";

  /**
   * Reads them for the first time.
   *
   * @param read all values below a path, by their names without it
   * @throws CloudException if they cannot be read, or one is missing that is required
   */
  LiveParameters(
      Function<String, Map<String, String>> read, List<String> paths, List<String> required) {
    this.read = read;
    this.paths = List.copyOf(paths);
    this.required = List.copyOf(required);
    this.values = all();
    LOG.infof("parameters=%s read: %s", where(), values.keySet());
  }

  /** Looks again and again until closed. */
  LiveParameters every(Duration time) {
    timer.scheduleWithFixedDelay(
        this::look, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** By name; never printed. */
  Map<String, String> now() {
    return values;
  }

  /** For the places where a setting comes from. */
  String where() {
    return String.join(", ", paths);
  }

  /** Reads them once more. */
  void look() {
    try {
      Map<String, String> found = all();
      Map<String, String> before = values;
      values = found;
      if (!trouble.isEmpty()) {
        LOG.infof("parameters=%s can be read again", where());
        trouble = "";
      }
      if (!found.equals(before)) {
        LOG.infof("parameters=%s changed: %s", where(), changed(before, found));
      }
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  /** Names only. */
  private static TreeSet<String> changed(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
  }

  private void complain(String what) {
    if (!what.equals(trouble) && !timer.isShutdown()) {
      trouble = what;
      LOG.errorf(
          "parameters=%s the last good values stay in force until they can be read again: %s",
          where(), what);
    }
  }

  private Map<String, String> all() {
    Map<String, String> found = new TreeMap<>();
    paths.forEach(path -> read.apply(path).forEach(found::putIfAbsent));
    List<String> missing = required.stream().filter(name -> !found.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new CloudException.Missing(
          "swarm.aws.required names %s, and there is no such parameter below %s; put it with: claude-swarm secrets put %s/%s"
              .formatted(
                  String.join(", ", missing), where(), paths.getFirst(), missing.getFirst()));
    }
    return Map.copyOf(found);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
