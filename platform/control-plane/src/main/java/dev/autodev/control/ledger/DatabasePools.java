package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The usual pool, and connections of the plane's own to the same database: a crowd of readers must
 * not keep it from its work. Nobody waits long for a connection that does not come.
 *
 * <p>The plane's statements find rows by key: they are planned once and never scan, hash or sort a
 * table, whatever the statistics of a young database say. They wait for ever neither for a lock nor
 * for an answer.
 */
@Singleton
class DatabasePools implements PgPoolCreator {
  private static final int CONNECTIONS = 6;

  /** A reader's plan is made for what it asks: one of a small table would walk a large one. */
  private static final Map<String, String> READERS = Map.of("plan_cache_mode", "force_custom_plan");

  private static final Map<String, String> PLANE =
      Map.ofEntries(
          Map.entry("plan_cache_mode", "force_generic_plan"),
          Map.entry("enable_seqscan", "off"),
          Map.entry("enable_hashjoin", "off"),
          Map.entry("enable_mergejoin", "off"),
          Map.entry("enable_material", "off"),
          Map.entry("enable_bitmapscan", "off"), // it never learns which entries are dead
          Map.entry("enable_sort", "off"),
          Map.entry("enable_incremental_sort", "off"),
          Map.entry("jit", "off"),
          Map.entry("lock_timeout", "5s"),
          Map.entry("statement_timeout", "20s"));

  private final Pool usual;
  private final ControlPlaneConfig config;
  private volatile io.vertx.sqlclient.@Nullable Pool own;

  @Inject
  DatabasePools(Pool usual, ControlPlaneConfig config) {
    this.usual = usual;
    this.config = config;
  }

  @Override
  public io.vertx.sqlclient.Pool create(Input input) {
    int wait = Math.toIntExact(config.databaseWait().toMillis());
    input.pgConnectOptionsList().forEach(options -> options.setConnectTimeout(wait));
    input.poolOptions().setConnectionTimeout(wait).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    own = pool(input, PLANE, new PoolOptions(input.poolOptions()).setMaxSize(CONNECTIONS));
    return pool(input, READERS, input.poolOptions());
  }

  private static io.vertx.sqlclient.Pool pool(
      Input input, Map<String, String> settings, PoolOptions pool) {
    List<SqlConnectOptions> options =
        input.pgConnectOptionsList().stream().map(usual -> with(settings, usual)).toList();
    return PgBuilder.pool().with(pool).connectingTo(options).using(input.vertx()).build();
  }

  private static SqlConnectOptions with(Map<String, String> settings, PgConnectOptions usual) {
    PgConnectOptions options = new PgConnectOptions(usual);
    settings.forEach(options::addProperty);
    // The usual filter leaves long statements out; those cost most to plan, and there are few.
    options.setPreparedStatementCacheSqlFilter(sql -> true);
    return options;
  }

  /** The plane's own. */
  Pool plane() {
    if (own == null) {
      usual.size(); // it is made when it is first used, and ours along with it
    }
    return Pool.newInstance(Objects.requireNonNull(own, "made along with the usual pool"));
  }

  @PreDestroy
  void close() {
    if (own != null) {
      own.close();
    }
  }
}
