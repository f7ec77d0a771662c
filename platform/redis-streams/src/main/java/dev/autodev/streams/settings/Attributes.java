package dev.autodev.streams.settings;

import java.time.Duration;
import java.util.function.Supplier;

/** Reads a channel's attributes; a wrong one stops the start with its full key and the remedy. */
public final class Attributes {
  private final String prefix;

  private Attributes(String prefix) {
    this.prefix = prefix;
  }

  public static Attributes incoming(String channel) {
    return new Attributes("mp.messaging.incoming." + channel + ".");
  }

  public static Attributes outgoing(String channel) {
    return new Attributes("mp.messaging.outgoing." + channel + ".");
  }

  public <T> T read(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) { // the value has another type
      throw new IllegalArgumentException(
          prefix
              + name
              + " cannot be read, see the connector's table of attributes: "
              + e.getMessage(),
          e);
    }
  }

  public <T extends Number> T atLeast(String name, Supplier<T> value, long least) {
    T number = read(name, value);
    if (number.longValue() < least) {
      throw refused(name, number, "set " + least + " or more");
    }
    return number;
  }

  /** A time in milliseconds. */
  public Duration millis(String name, Supplier<? extends Number> value, long least) {
    return Duration.ofMillis(atLeast(name, value::get, least).longValue());
  }

  public String named(String name, Supplier<String> value) {
    String text = read(name, value).strip();
    if (text.isEmpty()) {
      throw refused(name, text, "set a name");
    }
    return text;
  }

  public IllegalArgumentException refused(String name, Object value, String remedy) {
    return new IllegalArgumentException("%s%s is '%s': %s".formatted(prefix, name, value, remedy));
  }
}
