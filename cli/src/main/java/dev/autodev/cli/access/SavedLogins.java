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
        .or(() -> variable(FILE_VARIABLE).map(file -> read(Path.of(file), true)))
        .or(
            () ->
                Files.exists(file(server))
                    ? Optional.of(read(file(server), false))
                    : Optional.empty())
        .filter(token -> !token.isBlank());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static String read(Path file, boolean named) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw CliException.failed(
          "The token cannot be read from %s (%s); %s"
              .formatted(
                  file, e, named ? "mend " + FILE_VARIABLE : "log in again: claude-swarm login"));
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
    var home =
        variable("XDG_CONFIG_HOME")
            .orElseGet(() -> environment.getOrDefault("HOME", "") + "/.config");
    var name = (server.getHost() + "_" + server.getPort()).replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of(home, "auto-dev", "logins", name);
  }
}
