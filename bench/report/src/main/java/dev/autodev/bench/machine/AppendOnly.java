package dev.autodev.bench.machine;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * How Redis writes its append-only file.
 *
 * @param enabled yes or no
 * @param fsync always, everysec or no
 */
record AppendOnly(String enabled, String fsync) {
  private static final long LOOK_EVERY_NANOS = 20_000_000;
  private static final int LOOKS = 3_000; // one minute

  static AppendOnly of(RedisWire wire) throws IOException {
    return new AppendOnly(setting(wire, "appendonly"), setting(wire, "appendfsync"));
  }

  private static String setting(RedisWire wire, String name) throws IOException {
    return wire.ask("CONFIG", "GET", name).lines().skip(1).findFirst().orElseThrow();
  }

  void set(RedisWire wire) throws IOException {
    wire.ask("CONFIG", "SET", "appendonly", enabled);
    wire.ask("CONFIG", "SET", "appendfsync", fsync);
    awaitRewrite(wire);
  }

  /** Switched on, the file is written anew; what is measured meanwhile would be that. */
  private static void awaitRewrite(RedisWire wire) throws IOException {
    for (var look = 0; look < LOOKS; look++) {
      if (!wire.ask("INFO", "persistence").contains("aof_rewrite_in_progress:1")) {
        return;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    throw new IOException("Redis still rewrites its append-only file after a minute; run it again");
  }
}
