package dev.autodev.streams.link;

import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a failed command means. */
public final class Failures {
  private static final List<String> PASSING =
      List.of("LOADING", "READONLY", "MISCONF", "OOM", "BUSY ", "MASTERDOWN", "NOREPLICAS");

  private static final Pattern BROKEN =
      Pattern.compile("CONNECTION_CLOSED|Exception|[Cc]onnection (reset|timed out)|Broken pipe");

  private static final Map<String, String> REMEDIES =
      Map.of(
          "LOADING", "it is tried again until Redis has read its file",
          "READONLY", "it is tried again over a new connection; is this address the primary's?",
          "MISCONF", "it is tried again; Redis cannot save: look at its disk and log",
          "OOM", "it is tried again; Redis is at maxmemory: trim streams or raise the limit",
          "WRONGTYPE", "the key is no stream: delete or rename it, or name another stream",
          "NOPERM", "give the user of quarkus.redis this command and these keys");

  private Failures() {}

  /** The same command may succeed later: Redis is away, starting or full. */
  public static boolean passing(Throwable failure) {
    if (failure instanceof RedisLink.ClosedException) {
      return false;
    }
    return !refusal(failure) || PASSING.stream().anyMatch(w -> says(failure, w));
  }

  /** An answer of Redis: the client gives the same class to what it lost with its connection. */
  static boolean refusal(Throwable failure) {
    return failure instanceof ErrorType
        && (failure.getMessage() == null || !BROKEN.matcher(failure.getMessage()).find());
  }

  /** Someone deleted the group, the stream or everything. */
  public static boolean groupGone(Throwable failure) {
    return refusal(failure) && (says(failure, "NOGROUP") || says(failure, "UNBLOCKED"));
  }

  public static boolean groupExists(Throwable failure) {
    return refusal(failure) && says(failure, "BUSYGROUP");
  }

  /** The key holds something that is no stream. */
  public static boolean wrongType(Throwable failure) {
    return refusal(failure) && says(failure, "WRONGTYPE");
  }

  /** The other end is no primary any more: only a new connection can find the one that is. */
  static boolean wrongServer(Throwable failure) {
    return failure instanceof ErrorType
        && (says(failure, "READONLY") || says(failure, "MASTERDOWN"));
  }

  /** The failure and, for one that Redis tells by name, what happens next or what helps. */
  public static String told(Throwable failure) {
    return REMEDIES.entrySet().stream()
        .filter(remedy -> says(failure, remedy.getKey()))
        .findFirst()
        .map(remedy -> failure.getMessage() + " (" + remedy.getValue() + ")")
        .orElseGet(failure::toString);
  }

  private static boolean says(Throwable failure, String word) {
    return failure.getMessage() != null && failure.getMessage().contains(word);
  }
}
