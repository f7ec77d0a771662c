package dev.autodev.bench;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the two servers hold. */
@Singleton
class Space {
  private static final String TABLES =
      """
      select sum(pg_total_relation_size(oid))::bigint from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace""";
  private static final String USED = "used_memory:";

  @Inject Plane plane;
  @Inject Redis redis;

  /**
   * Bytes taken.
   *
   * @param postgres on disk, by all tables with their indexes: history and audit trail as well
   * @param redis in memory
   */
  record Taken(long postgres, long redis) {}

  Taken taken() {
    String memory = Plane.get(redis.send(Request.cmd(Command.INFO).arg("memory"))).toString();
    return new Taken(plane.number(TABLES), used(memory));
  }

  static long used(String memory) {
    return memory
        .lines()
        .filter(line -> line.startsWith(USED))
        .mapToLong(line -> Long.parseLong(line.substring(USED.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Redis does not say what memory it uses"));
  }
}
