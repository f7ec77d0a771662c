package dev.autodev.forge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What lets git in at a forge. It reaches the git child that talks to the forge by its environment
 * and no other place: no URL, no argument, no file.
 *
 * @param origin the beginning of the URLs that it is sent to
 */
public record GitCredential(URI origin, String user, String token) {
  /** Refuses to be sent in the clear over a network. */
  public GitCredential {
    boolean loopback = "127.0.0.1".equals(origin.getHost()) || "localhost".equals(origin.getHost());
    if (!"https".equals(origin.getScheme()) && !loopback) {
      throw new ForgeException(
          "%s is not https, and a token is not sent in the clear; give the forge's https URL"
              .formatted(origin));
    }
  }

  Map<String, String> environment() {
    String pair = user + ":" + token;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "GIT_ALLOW_PROTOCOL",
        "http:https",
        "GIT_CONFIG_COUNT",
        "1",
        "GIT_CONFIG_KEY_0",
        "http." + origin + "/.extraHeader",
        "GIT_CONFIG_VALUE_0",
        "Authorization: Basic " + basic);
  }

  @Override
  public String toString() {
    return "credential for " + origin;
  }
}
