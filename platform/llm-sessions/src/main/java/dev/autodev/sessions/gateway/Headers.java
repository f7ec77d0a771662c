package dev.autodev.sessions.gateway;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the gateway: all but those that belong to one connection or one side. */
final class Headers {
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * The gateway reads answers as they pass, so it takes them as they are; the length is that of the
   * body it sends.
   */
  private static final Set<String> OF_THE_CLIENT =
      Set.of(
          "host",
          "content-length",
          "expect",
          "accept-encoding",
          "authorization",
          "x-api-key",
          "api-key",
          "cookie");

  private Headers() {}

  /** A client's headers as they go to a provider. */
  static MultiMap ofRequest(MultiMap sent) {
    Set<String> dropped = dropped(sent);
    dropped.addAll(OF_THE_CLIENT);
    return without(dropped, sent);
  }

  /** A provider's headers as they go to the client. */
  static MultiMap ofAnswer(MultiMap answered) {
    return without(dropped(answered), answered);
  }

  private static Set<String> dropped(MultiMap headers) {
    Set<String> dropped = new HashSet<>(OF_A_CONNECTION);
    for (String listed : headers.getAll("connection")) {
      for (String name : listed.split(",", -1)) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return dropped;
  }

  private static MultiMap without(Set<String> dropped, MultiMap headers) {
    MultiMap passed = MultiMap.caseInsensitiveMultiMap();
    headers.forEach(
        (name, value) -> {
          if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
            passed.add(name, value);
          }
        });
    return passed;
  }
}
