package dev.autodev.sessions.cage;

import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a program for a moment, to see what it says. */
public final class Glance {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Glance() {}

  /** What came of it. */
  public static Finished at(List<String> argv) throws InterruptedException {
    Finished finished =
        new ProcessRunner()
            .run(
                new Command(
                    argv,
                    Path.of("/"),
                    Map.of("PATH", path(), "HOME", "/dev/null"), // nothing is to be remembered
                    Limits.of(PATIENCE),
                    Optional.empty(),
                    Redactor.none()));
    if (finished.ending() instanceof Ending.Interrupted) {
      throw new InterruptedException(); // nothing was seen, and nothing is to be concluded from it
    }
    return finished;
  }

  /** Where programs are looked for. */
  public static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
