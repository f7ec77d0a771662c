package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pool as its settings say, but nobody waits long for a connection that does not come. */
@Singleton
class DatabasePool implements PgPoolCreator {
  @Inject ControlPlaneConfig config;

  @Override
  public Pool create(Input input) {
    int wait = Math.toIntExact(config.databaseWait().toMillis());
    input.pgConnectOptionsList().forEach(options -> options.setConnectTimeout(wait));
    return PgBuilder.pool()
        .with(
            input
                .poolOptions()
                .setConnectionTimeout(wait)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
