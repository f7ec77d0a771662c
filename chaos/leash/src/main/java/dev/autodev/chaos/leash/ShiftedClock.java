package dev.autodev.chaos.leash;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time that a file says it is: so many seconds beside the right one. */
@Singleton
class ShiftedClock {
  @Produces
  @Alternative
  @Priority(1)
  @Singleton
  Clock clock(@ConfigProperty(name = "swarm.chaos.clock", defaultValue = "none") String file) {
    return file.equals("none") ? Clock.systemUTC() : new Shifted(Path.of(file), ZoneOffset.UTC);
  }

  private static final class Shifted extends Clock {
    private final Path file;
    private final ZoneId zone;

    Shifted(Path file, ZoneId zone) {
      this.file = file;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Shifted(file, other);
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(System.currentTimeMillis()).plusSeconds(shift());
    }

    private long shift() {
      try {
        String text = Files.readString(file).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
      } catch (IOException e) {
        return 0; // nobody has shifted anything yet
      }
    }
  }
}
