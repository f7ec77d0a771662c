package dev.autodev.forge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What lets us in at a forge. It stays in this process: git's requests pass through {@link
 * GitDoor}.
 *
 * @param origin the beginning of the URLs that it is sent to
 */
public record GitCredential(URI origin, String user, String token, Trust trust) {
  /** Refuses to be sent in the clear over a network. */
  public GitCredential {
    boolean loopback = "127.0.0.1".equals(origin.getHost()) || "localhost".equals(origin.getHost());
    if (!"https".equals(origin.getScheme()) && !loopback) {
      throw new ForgeException(
          "%s is not https, and a token is not sent in the clear; give the forge's https URL"
              .formatted(origin));
    }
  }

  /** The header that says it. */
  String authorization() {
    String pair = user + ":" + token;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "credential for " + origin;
  }
}
