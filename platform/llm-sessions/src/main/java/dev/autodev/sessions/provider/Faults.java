package dev.autodev.sessions.provider;

import dev.autodev.sessions.upstream.NoAnswerException;
import dev.autodev.sessions.upstream.NoAnswerException.Sent;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A call that brought no answer, as something to say about it. */
final class Faults {
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private Faults() {}

  /** There was no connection. */
  static Throwable unreachable(Throwable fault, Endpoint endpoint) {
    String message =
        "%s cannot be reached (%s); look at the network and at %s"
            .formatted(endpoint.place(), reason(fault), endpoint.setting());
    return new NoAnswerException(BAD_GATEWAY, message, Sent.UNREAD, true);
  }

  /** There was one; a lost connection stays what it is. */
  static Throwable unanswered(Throwable fault, Endpoint endpoint) {
    return fault instanceof TimeoutException
        ? new NoAnswerException(
            GATEWAY_TIMEOUT, endpoint.place() + " did not answer in time", Sent.MAYBE_READ, true)
        : fault;
  }

  private static String reason(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "its name is not known";
      }
      if (cause instanceof SSLException) {
        return "no safe connection: " + cause.getMessage();
      }
      if (cause instanceof TimeoutException || isLate(cause)) {
        return "no connection in time";
      }
    }
    return isRefused(fault) ? "connection refused" : String.valueOf(fault.getMessage());
  }

  private static boolean isLate(Throwable cause) {
    return cause instanceof ConnectException && said(cause, "timed out");
  }

  private static boolean isRefused(Throwable fault) {
    return fault instanceof ConnectException && said(fault, "refused");
  }

  private static boolean said(Throwable cause, String words) {
    return String.valueOf(cause.getMessage()).contains(words);
  }
}
