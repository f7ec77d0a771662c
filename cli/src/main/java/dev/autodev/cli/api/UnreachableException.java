package dev.autodev.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;

/** Nobody answers there, or not with JSON. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(URI server, IOException cause) {
    super(
        "No swarm answers at %s (%s); start it with 'claude-swarm up' or name another with --server-url"
            .formatted(server, why(cause)),
        cause);
  }

  private static String why(IOException cause) {
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
