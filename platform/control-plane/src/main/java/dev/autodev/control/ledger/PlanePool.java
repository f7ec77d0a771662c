package dev.autodev.control.ledger;

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
import org.jspecify.annotations.Nullable;

/**
 * Connections of the plane's own, to the same database. Its statements find rows by key: they are
 * planned once and never scan or hash a table, whatever the statistics of a young database say. And
 * nothing waits for ever, neither for a lock nor for a statement.
 */
@Singleton
class PlanePool implements PgPoolCreator {
  private static final int CONNECTIONS = 4;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "plan_cache_mode", "force_generic_plan",
          "enable_seqscan", "off",
          "enable_hashjoin", "off",
          "enable_mergejoin", "off",
          "enable_material", "off",
          "jit", "off",
          "lock_timeout", "5s",
          "statement_timeout", "20s");

  private final Pool usual;
  private volatile io.vertx.sqlclient.@Nullable Pool own;

  @Inject
  PlanePool(Pool usual) {
    this.usual = usual;
  }

  @Override
  public io.vertx.sqlclient.Pool create(Input input) {
    List<SqlConnectOptions> usually = List.copyOf(input.pgConnectOptionsList());
    List<SqlConnectOptions> options =
        input.pgConnectOptionsList().stream().map(PlanePool::setUp).toList();
    own = pool(input, options, new PoolOptions(input.poolOptions()).setMaxSize(CONNECTIONS));
    return pool(input, usually, input.poolOptions());
  }

  private static SqlConnectOptions setUp(PgConnectOptions usual) {
    PgConnectOptions options = new PgConnectOptions(usual);
    SETTINGS.forEach(options::addProperty);
    return options;
  }

  private static io.vertx.sqlclient.Pool pool(
      Input input, List<SqlConnectOptions> options, PoolOptions pool) {
    return PgBuilder.pool().with(pool).connectingTo(options).using(input.vertx()).build();
  }

  Pool get() {
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
