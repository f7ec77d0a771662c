package dev.autodev.sessions.client.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The real clients, installed into the checkout's own data directory if they are not there yet. */
public final class InstalledClients {
  private static final Logger LOG = Logger.getLogger(InstalledClients.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path CHECKOUT = checkout();
  private static final Optional<String> MISSING = install();

  private InstalledClients() {}

  /** Their programs; the test is skipped where they cannot be had. */
  static Path folder() {
    assumeTrue(MISSING.isEmpty(), () -> "no real client: " + MISSING.orElse(""));
    return data().resolve("clients/bin");
  }

  /** Settings for sessions that are confined; skipped where that does not work. */
  public static Map<String, String> bubblewrap() throws IOException {
    Path packages = folder().resolveSibling("node_modules/@openai");
    Path program;
    try (Stream<Path> files = Files.walk(packages)) {
      // The client codex brings its own.
      program =
          files.filter(file -> file.endsWith("codex-resources/bwrap")).findFirst().orElseThrow();
    }
    Finished trial =
        run(List.of(program.toString(), "--unshare-pid", "--ro-bind", "/", "/", "true"), Map.of());
    assumeTrue(trial.ok(), () -> "no confinement here: " + trial.output());
    return Map.of(
        "swarm.sessions.confinement",
        "bubblewrap",
        "swarm.sessions.clients.bubblewrap",
        program.toString());
  }

  private static Path data() {
    return CHECKOUT.resolve(".swarm");
  }

  private static Optional<String> install() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SWARM_DATA", data().toString());
    Finished installed = run(List.of("scripts/install-clients"), environment);
    if (installed.ok()) {
      return Optional.empty();
    }
    String why = installed.output().strip().lines().reduce((first, last) -> last).orElse("");
    String reason = why.isEmpty() ? installed.ending().toString() : why;
    LOG.warnf("Nothing is tested with the real clients. %s", reason);
    return Optional.of(reason);
  }

  private static Finished run(List<String> argv, Map<String, String> environment) {
    return new ProcessRunner()
        .run(
            new Command(
                argv,
                CHECKOUT,
                environment,
                Limits.of(PATIENCE),
                Optional.empty(),
                Redactor.none()));
  }

  private static Path checkout() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("scripts/install-clients")))
        .findFirst()
        .orElseThrow();
  }
}
