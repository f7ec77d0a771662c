package dev.autodev.sessions.client.machine;

import dev.autodev.processes.Finished;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.cage.Glance;
import dev.autodev.sessions.client.ClientProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A client's program.
 *
 * @param version as it tells it, or "unknown version"
 */
public record ClientBinary(Path program, String version) {
  private static final Logger LOG = Logger.getLogger(ClientBinary.class);
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+\\S*");

  /**
   * The configured program, else what {@code scripts/install-clients} has put into one of these
   * folders, else the first on the PATH.
   *
   * @throws SessionSettingsException if there is none
   */
  static ClientBinary find(ClientProgram client, List<Path> folders) throws InterruptedException {
    Path program =
        client.configured().isPresent()
            ? named(client, client.configured().get())
            : searched(client, folders);
    return new ClientBinary(program, versionOf(program));
  }

  private static Path named(ClientProgram client, Path program) {
    if (!isProgram(program)) {
      throw missing(client, "names %s, which is no program".formatted(program));
    }
    return program.toAbsolutePath();
  }

  private static Path searched(ClientProgram client, List<Path> folders) {
    Stream<Path> onPath =
        Stream.of(Glance.path().split(":", -1)).filter(part -> !part.isBlank()).map(Path::of);
    return Stream.concat(folders.stream(), onPath)
        .map(folder -> folder.resolve(client.name()))
        .filter(ClientBinary::isProgram)
        .findFirst()
        .map(Path::toAbsolutePath)
        .orElseThrow(
            () ->
                missing(
                    client,
                    "is not set, and %s is neither in %s nor on the PATH"
                        .formatted(client.name(), folders)));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static SessionSettingsException missing(ClientProgram client, String what) {
    return new SessionSettingsException(
        "swarm.sessions.%s.binary %s; run scripts/install-clients, or set the key to the program"
            .formatted(client.name(), what));
  }

  private static String versionOf(Path program) throws InterruptedException {
    Finished finished = Glance.at(List.of(program.toString(), "--version"));
    Matcher version = VERSION.matcher(finished.output());
    return finished.ok() && version.find() ? version.group() : "unknown version";
  }

  /** Logs it; warns if it is not the version that it is tested with. */
  void tell(ClientProgram client) {
    if (version.equals(client.testedVersion())) {
      LOG.infof("client %s %s: %s", client.name(), version, program);
    } else {
      LOG.warnf(
          "client %s (%s) is of %s and tested as %s; it is used all the same. If its sessions fail,"
              + " run scripts/install-clients",
          client.name(), program, version, client.testedVersion());
    }
  }
}
