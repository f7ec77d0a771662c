package dev.autodev.settings.logging;

import dev.autodev.processes.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The secrets among the settings of this process, those of now and the ones before them still, and
 * those that it heard otherwise.
 */
final class KnownSecrets {
  /** A source of settings looks for newer values about as often. */
  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

  /** What is shorter, such as a password in a test, would be found in every other word. */
  static final int SHORTEST = 8;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:^swarm[._]secret[._].+|.*(?:token|secrets?|passw(?:or)?d|(?:api|link|access|private|signing)[._-]?key))(?:\\[\\d+])?");
  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile("(?<=://)[^:/@\\s]*:([^/@\\s]+)(?=@)");

  private final Supplier<Config> settings;
  private final Set<String> values = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Masking masking = Masking.of(Set.of(), Set.of());
  private volatile Instant readAgain = Instant.MIN;

  /** What masks those of the settings and these others. */
  private record Masking(Set<String> heard, Redactor redactor) {
    static Masking of(Set<String> ofSettings, Set<String> heard) {
      Set<String> both = new HashSet<>(ofSettings);
      both.addAll(heard);
      return new Masking(heard, Redactor.of(both));
    }
  }

  KnownSecrets(Supplier<Config> settings) {
    this.settings = settings;
  }

  /** What masks them in a line of that time. */
  Redactor at(Instant time) {
    // A source of settings may log while it is read: that line is masked by what was known before.
    if (!time.isBefore(readAgain) && reading.compareAndSet(false, true)) {
      try {
        read();
        readAgain = time.plus(READ_AGAIN_AFTER);
      } finally {
        reading.set(false);
      }
    }
    // What is heard counts at once, not with the next look at the settings.
    Masking now = masking;
    return now.heard().equals(HeardSecrets.all()) ? now.redactor() : again();
  }

  /** One at a time: what was made of fewer values must not take the place of a later one. */
  private synchronized Redactor again() {
    masking = Masking.of(values, HeardSecrets.all());
    return masking.redactor();
  }

  private void read() {
    Config config = settings.get();
    boolean more = false;
    for (String key : config.getPropertyNames()) {
      for (String secret : secrets(key, value(config, key)).toList()) {
        more |= values.add(secret);
      }
    }
    if (more) {
      again();
    }
  }

  private static String value(Config config, String key) {
    try {
      String value = config.getConfigValue(key).getValue();
      return value == null ? "" : value;
    } catch (RuntimeException e) {
      return ""; // it refers to what is not set: whoever needs it says so
    }
  }

  private static Stream<String> secrets(String key, String value) {
    Stream<String> inAddresses =
        PASSWORD_IN_ADDRESS.matcher(value).results().map(found -> found.group(1));
    Stream<String> whole =
        SECRET.matcher(key).matches()
            ? Stream.concat(Stream.of(value), Stream.of(value.split(",")))
            : Stream.empty();
    return Stream.concat(inAddresses, whole)
        .map(String::strip)
        .filter(secret -> secret.length() >= SHORTEST);
  }
}
