package dev.autodev.sessions.client;

import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Finds a client's program and looks which version it is. */
final class ClientBinary {
  private static final Logger LOG = Logger.getLogger(ClientBinary.class);
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+\\S*");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ClientBinary() {}

  /** The program, once its version has been looked at. */
  static Path checked(ClientProgram client, List<Path> folders) {
    Path binary = find(client, folders);
    checkVersion(client, binary);
    return binary;
  }

  /**
   * The configured program, else what {@code scripts/install-clients} has put into one of these
   * folders, else the first on the PATH.
   */
  static Path find(ClientProgram client, List<Path> folders) {
    if (client.configured().isPresent()) {
      Path named = client.configured().get();
      if (!isProgram(named)) {
        throw missing(client, "names %s, which is no program".formatted(named));
      }
      return named.toAbsolutePath();
    }
    return Stream.concat(
            folders.stream(),
            Stream.of(path().split(":", -1)).filter(p -> !p.isBlank()).map(Path::of))
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

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static SessionSettingsException missing(ClientProgram client, String what) {
    return new SessionSettingsException(
        "swarm.sessions.%s.binary %s; run scripts/install-clients, or set the key to the program"
            .formatted(client.name(), what));
  }

  /** Warns if it is not the tested one. */
  private static void checkVersion(ClientProgram client, Path binary) {
    Finished finished =
        new ProcessRunner()
            .run(
                new Command(
                    List.of(binary.toString(), "--version"),
                    binary.resolveSibling(""),
                    Map.of(
                        "PATH",
                        path(),
                        "HOME",
                        "/dev/null"), // there is nothing to remember of this
                    Limits.of(PATIENCE),
                    Optional.empty(),
                    Redactor.none()));
    Matcher version = VERSION.matcher(finished.output());
    if (!finished.ok() || !version.find()) {
      LOG.warnf(
          "%s does not tell its version (%s); it is used all the same, and is tested as %s",
          binary, finished.ending(), client.testedVersion());
    } else if (version.group().equals(client.testedVersion())) {
      LOG.infof("client %s %s: %s", client.name(), version.group(), binary);
    } else {
      LOG.warnf(
          "client %s has version %s and is tested as %s (%s); if sessions fail, run"
              + " scripts/install-clients",
          client.name(), version.group(), client.testedVersion(), binary);
    }
  }
}
