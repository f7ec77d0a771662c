package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneException;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Set;

/** What a failed transaction means. */
public final class Faults {
  /** Serialization failure, deadlock, a lock not had in time, a key that someone else filled. */
  private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "55P03", "23505");

  /** Classes of SQLSTATE: cardinality, data, constraint, program, limit, raised. */
  private static final Set<String> DATA_IS_WRONG = Set.of("21", "22", "23", "42", "54", "P0");

  private Faults() {}

  /** Somebody else was quicker: the same again may work at once. */
  static boolean lostRace(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof LostRaceException
          || cause instanceof PgException pg && LOST_RACE.contains(pg.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** A server is away or not well: the same again may work later. Other data would not help. */
  public static boolean ofServers(Throwable e) {
    if (e instanceof PgException pg) {
      String state = String.valueOf(pg.getSqlState());
      return DATA_IS_WRONG.stream().noneMatch(state::startsWith);
    }
    return !(e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof NullPointerException
        || e instanceof ArithmeticException
        || e instanceof DateTimeException
        || e instanceof NoSuchElementException
        || e instanceof ControlPlaneException
        || e instanceof ClassCastException
        || e instanceof IndexOutOfBoundsException
        || e instanceof UnsupportedOperationException);
  }
}
