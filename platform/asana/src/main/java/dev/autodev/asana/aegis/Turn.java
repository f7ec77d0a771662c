package dev.autodev.asana.aegis;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** One process at a time: the turn is a lock of a database connection and ends with it. */
@ApplicationScoped
class Turn {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String TAKE = "select pg_try_advisory_lock(4031988) as taken";
  private static final String GIVE = "select pg_advisory_unlock(4031988)";

  @Inject Pool pool;

  /** Does the work, unless another process is at it. */
  void take(Runnable work) {
    SqlConnection connection = pool.getConnection().await().atMost(LONGEST);
    try {
      boolean taken =
          connection
              .query(TAKE)
              .execute()
              .map(rows -> rows.iterator().next().getBoolean("taken"))
              .await()
              .atMost(LONGEST);
      if (taken) {
        run(connection, work);
      }
    } finally {
      connection.closeAndForget();
    }
  }

  private static void run(SqlConnection connection, Runnable work) {
    try {
      work.run();
    } finally {
      connection.query(GIVE).execute().await().atMost(LONGEST);
    }
  }
}
