package dev.autodev.streams;

import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;

/** What a failed command means. */
final class Failures {
  private static final List<String> PASSING =
      List.of("LOADING", "READONLY", "MISCONF", "OOM", "BUSY ", "MASTERDOWN");

  private Failures() {}

  /** The same command may succeed later: Redis is away, starting or full. */
  static boolean passing(Throwable failure) {
    if (failure instanceof RedisLink.ClosedException) {
      return false;
    }
    return !(failure instanceof ErrorType) || PASSING.stream().anyMatch(w -> says(failure, w));
  }

  /** Someone deleted the group, the stream or everything. */
  static boolean groupGone(Throwable failure) {
    return failure instanceof ErrorType && (says(failure, "NOGROUP") || says(failure, "UNBLOCKED"));
  }

  static boolean groupExists(Throwable failure) {
    return failure instanceof ErrorType && says(failure, "BUSYGROUP");
  }

  private static boolean says(Throwable failure, String word) {
    return failure.getMessage() != null && failure.getMessage().contains(word);
  }
}
