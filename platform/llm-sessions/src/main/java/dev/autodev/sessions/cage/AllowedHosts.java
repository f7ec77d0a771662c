package dev.autodev.sessions.cage;

import dev.autodev.sessions.SessionSettingsException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that a confined session may reach. */
record AllowedHosts(List<Host> hosts) {
  static final String KEY = "swarm.sessions.registries";

  private static final Pattern ENTRY =
      Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9._-]*[a-z0-9])?)(?::(\\d{1,5}))?");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  AllowedHosts {
    hosts = List.copyOf(hosts);
  }

  /**
   * As an operator writes them: {@code host}, {@code host:port}, or {@code *.domain} for all below
   * it.
   *
   * @throws SessionSettingsException if one is none of these
   */
  static AllowedHosts of(List<String> entries) {
    return new AllowedHosts(entries.stream().map(AllowedHosts::read).toList());
  }

  private static Host read(String entry) {
    Matcher parts = ENTRY.matcher(entry.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new SessionSettingsException(
          "%s has '%s'; write host, host:port or *.domain, without a scheme or a path"
              .formatted(KEY, entry));
    }
    String port = parts.group(4);
    return new Host(
        parts.group(1) != null,
        parts.group(2),
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
  }

  boolean isEmpty() {
    return hosts.isEmpty();
  }

  boolean allow(String name, int port) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return hosts.stream().anyMatch(host -> host.is(wanted) && host.has(port));
  }

  /**
   * One host, or all below a domain.
   *
   * @param port those of http and https if none is given
   */
  record Host(boolean below, String name, OptionalInt port) {
    boolean is(String wanted) {
      return below ? wanted.endsWith("." + name) : wanted.equals(name);
    }

    boolean has(int wanted) {
      return port.isPresent() ? wanted == port.getAsInt() : wanted == HTTPS || wanted == HTTP;
    }
  }
}
