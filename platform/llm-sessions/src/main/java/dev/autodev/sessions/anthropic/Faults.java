package dev.autodev.sessions.anthropic;

import dev.autodev.sessions.SessionsException;
import dev.autodev.sessions.gateway.UpstreamReply;
import dev.autodev.sessions.gateway.UpstreamReply.Cut;
import dev.autodev.sessions.gateway.UpstreamReply.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A call that brought no answer, as a reply that says why. */
final class Faults {
  private Faults() {}

  static UpstreamReply of(Throwable fault, String place) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    return switch (cause) {
      case WholeBody.TooLarge large ->
          new Refusal(
              502,
              "api_error",
              "the answer of " + place + " is larger than any message may be",
              Map.of("x-should-retry", "false"));
      case HttpConnectTimeoutException late -> unreachable(place, "no connection in time");
      case HttpTimeoutException late -> late(place);
      case TimeoutException late -> late(place);
      case ConnectException refused -> unreachable(place, reason(refused));
      case SSLException unsafe -> unreachable(place, "no safe connection: " + unsafe.getMessage());
      case IOException cut -> new Cut();
      case CancellationException abandoned -> new Cut();
      default -> throw new SessionsException("a call of " + place + " failed", cause);
    };
  }

  private static Refusal late(String place) {
    return new Refusal(504, "api_error", place + " did not answer in time", Map.of());
  }

  private static Refusal unreachable(String place, String why) {
    String message =
        "%s cannot be reached (%s); look at the network and at swarm.sessions.anthropic.base-url"
            .formatted(place, why);
    return new Refusal(502, "api_error", message, Map.of());
  }

  private static String reason(ConnectException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "its name is not known";
      }
    }
    return "connection refused";
  }
}
