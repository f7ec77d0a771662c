package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the dashboard listens, and whether it asks for a login.
 *
 * @param url how people see it, where TLS ends in front of it
 */
public record Door(String host, boolean login, Optional<URI> url) {
  static final String LOOPBACK_HOST = "127.0.0.1";

  /** This machine only, without a login. */
  public static final Door LOOPBACK = new Door(LOOPBACK_HOST, false, Optional.empty());

  public Door {
    if (!login && !isLoopback(host)) {
      throw CliException.usage(
          "'up' does not listen on %s without a login; add --login, or leave out --host"
              .formatted(host));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw CliException.usage("--host '%s' is no address of this machine".formatted(host));
    }
  }

  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", host);
    environment.put("SWARM_ACCESS_MODE", login ? "login" : "loopback");
    url.ifPresent(address -> environment.put("SWARM_ACCESS_URL", address.toString()));
    return environment;
  }
}
