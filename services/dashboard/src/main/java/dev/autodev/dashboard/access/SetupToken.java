package dev.autodev.dashboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** What shows that whoever makes the first person has the swarm in hand. */
@ApplicationScoped
public class SetupToken {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AccessConfig config;

  SetupToken(AccessConfig config) {
    this.config = config;
  }

  /** Whether it is the one. */
  public boolean matches(String shown) {
    return wanted()
        .map(
            wanted ->
                MessageDigest.isEqual(
                    wanted.getBytes(StandardCharsets.UTF_8),
                    shown.getBytes(StandardCharsets.UTF_8)))
        .orElse(false);
  }

  private Optional<String> wanted() {
    if (config.setupToken().isPresent()) {
      return config.setupToken();
    }
    try {
      return Files.exists(file())
          ? Optional.of(Files.readString(file()).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return config.data().resolve("secrets").resolve("setup-token");
  }

  /** Makes it, where none is configured. */
  void make() {
    if (config.setupToken().isPresent() || Files.exists(file())) {
      return;
    }
    byte[] bits = new byte[24];
    RANDOM.nextBytes(bits);
    try {
      Files.createDirectories(file().getParent());
      Files.createFile(
          file(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(
          file(),
          HexFormat.of().formatHex(bits).getBytes(StandardCharsets.UTF_8),
          Set.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is a first person: it is good for nothing more. */
  public void used() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
