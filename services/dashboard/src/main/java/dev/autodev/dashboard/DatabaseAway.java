package dev.autodev.dashboard;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells whether a request failed because PostgreSQL cannot be reached, is full or is stopping. */
final class DatabaseAway {
  /** Classes of SQLSTATE: connection, resources, operator, system. */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  static boolean isWhy(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (away(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean away(Throwable e) {
    if (e instanceof PgException pg) {
      String state = String.valueOf(pg.getSqlState());
      return PASSING.stream().anyMatch(state::startsWith);
    }
    return e instanceof IOException
        || e instanceof ClosedConnectionException
        || e instanceof TimeoutException
        || e instanceof io.smallrye.mutiny.TimeoutException
        || noConnectionCame(e);
  }

  /** The pool and its connections have no exception of their own for that. */
  private static boolean noConnectionCame(Throwable e) {
    String why = String.valueOf(e.getMessage());
    return e.getClass().getName().startsWith("io.vertx.core.")
        && (why.startsWith("Timeout") || why.startsWith("Connection is not active"));
  }
}
