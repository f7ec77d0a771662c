package dev.autodev.cli.api;

import dev.autodev.cli.CliException;
import java.net.URI;

/** Where a dashboard is. */
public final class Address {
  private Address() {}

  /**
   * Reads one.
   *
   * @param name of the option or key that gives it
   */
  public static URI of(String text, String name) {
    try {
      var address = URI.create(text);
      if (address.getScheme() != null
          && address.getScheme().startsWith("http")
          && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as of any other that is none.
    }
    throw CliException.usage("%s '%s' is no address; write http://HOST:PORT".formatted(name, text));
  }
}
