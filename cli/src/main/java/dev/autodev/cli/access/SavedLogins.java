package dev.autodev.cli.access;

import dev.autodev.cli.CliException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** One file for each dashboard that somebody logged in to, which only they can read. */
public final class SavedLogins {
  private static final String VARIABLE = "SWARM_TOKEN";
  private static final String FILE_VARIABLE = "SWARM_TOKEN_FILE";

  private final Map<String, String> environment;

  public SavedLogins(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What this shell shows: SWARM_TOKEN, the file of SWARM_TOKEN_FILE, or a login. */
  public Optional<String> token(URI server) {
    return variable(VARIABLE)
        .or(() -> variable(FILE_VARIABLE).map(file -> read(Path.of(file), FILE_VARIABLE)))
        .or(
            () ->
                Files.exists(file(server)) ? Optional.of(read(file(server), "")) : Optional.empty())
        .filter(token -> !token.isBlank());
  }

  /** What a profile shows: its file's token, else what this shell shows. */
  public Optional<String> token(Profiles.Profile profile) {
    return profile
        .tokenFile()
        .map(file -> read(file, "the profile " + profile.name()))
        .or(() -> token(profile.url()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static String read(Path file, String namedBy) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw CliException.failed(
          "The token cannot be read from %s (%s); %s"
              .formatted(
                  file,
                  e,
                  namedBy.isEmpty() ? "log in again: claude-swarm login" : "mend " + namedBy));
    }
  }

  /** Keeps a login; answers where. */
  public Path keep(URI server, String token) {
    var file = file(server);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, token);
      return file;
    } catch (IOException e) {
      throw CliException.failed("The login cannot be kept in %s: %s".formatted(file, e));
    }
  }

  /** Forgets a login. */
  public void forget(URI server) {
    try {
      Files.deleteIfExists(file(server));
    } catch (IOException e) {
      throw CliException.failed("%s cannot be removed: %s".formatted(file(server), e));
    }
  }

  private Path file(URI server) {
    var name = (server.getHost() + "_" + server.getPort()).replaceAll("[^A-Za-z0-9._-]", "_");
    return folder(environment).resolve("logins").resolve(name);
  }

  /** Where the files of this user are. */
  static Path folder(Map<String, String> environment) {
    var home = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return Path.of(home.isBlank() ? environment.getOrDefault("HOME", "") + "/.config" : home)
        .resolve("auto-dev");
  }
}
