package dev.autodev.sessions.provider;

import dev.autodev.sessions.SessionSettingsException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where calls go and with which secret; no record, so that nothing prints the secret by accident.
 */
public final class Endpoint {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String settings;
  private final URI base;
  private final String secret;

  private Endpoint(String settings, URI base, String secret) {
    this.settings = settings;
    this.base = base;
    this.secret = secret;
  }

  /**
   * Refuses settings that cannot work, naming the one to mend, never the secret's value.
   *
   * @param settings their prefix, such as {@code swarm.sessions.anthropic}
   * @param secretKey the key within it that holds the secret, with what usually sets it
   */
  public static Endpoint of(String settings, URI base, String secretKey, String secret) {
    if (!PRINTABLE.matcher(secret).matches()) {
      throw new SessionSettingsException(
          settings + "." + secretKey + " holds characters no key has; set it again");
    }
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (base.getHost() == null || base.getUserInfo() != null || base.getRawQuery() != null) {
      throw new SessionSettingsException(
          settings + ".base-url must be a plain URL such as https://api.example.com");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(base.getHost()))) {
      throw new SessionSettingsException(
          settings + ".base-url must begin with https://, or the key could be read on its way");
    }
    return new Endpoint(settings, base, secret);
  }

  /** The place of a path that begins with a slash. */
  String at(String path) {
    return base.toString().replaceFirst("/+$", "") + path;
  }

  /** What authenticates there. */
  public String secret() {
    return secret;
  }

  /** For messages: host and port without anything else. */
  String place() {
    return base.getScheme() + "://" + base.getAuthority();
  }

  /** For messages: what an operator would have to change. */
  String setting() {
    return settings + ".base-url";
  }
}
