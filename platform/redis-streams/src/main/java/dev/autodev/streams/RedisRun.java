package dev.autodev.streams;

import java.time.Duration;

/**
 * Which start of a Redis server it is: another one has other connections, and may have lost data.
 *
 * @param id new with each start
 * @param up since when, in whole seconds
 */
public record RedisRun(String id, Duration up) {
  /**
   * The run that answered.
   *
   * @param info the answer to {@code INFO server}
   */
  public static RedisRun of(String info) {
    return new RedisRun(
        field(info, "run_id"),
        Duration.ofSeconds(Long.parseLong(field(info, "uptime_in_seconds"))));
  }

  private static String field(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Redis does not tell its " + name));
  }
}
