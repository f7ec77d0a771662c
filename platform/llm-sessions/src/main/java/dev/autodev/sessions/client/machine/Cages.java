package dev.autodev.sessions.client.machine;

import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import java.util.Optional;

/** Finds out which cage there is on this machine. */
final class Cages {
  private static final String KEY = "swarm.sessions.confinement";

  private Cages() {}

  /**
   * As {@code swarm.sessions.confinement} says.
   *
   * @throws SessionSettingsException if it asks for one that does not work here
   */
  static Cage of(SessionsConfig config) throws InterruptedException {
    String program = config.clients().bubblewrap();
    return switch (config.confinement()) {
      case "none" -> new Cage.Open("not confined, because " + KEY + " is 'none'");
      case "auto" -> {
        Optional<String> obstacle = obstacle(program);
        yield obstacle.isPresent()
            ? new Cage.Open("not confined, because " + obstacle.get())
            : new Cage.Bubblewrap(program);
      }
      case "bubblewrap" -> {
        Optional<String> obstacle = obstacle(program);
        if (obstacle.isPresent()) {
          throw new SessionSettingsException(
              "%s is 'bubblewrap', and %s; install bubblewrap, or set the key to auto or none"
                  .formatted(KEY, obstacle.get()));
        }
        yield new Cage.Bubblewrap(program);
      }
      default ->
          throw new SessionSettingsException(
              "%s is '%s'; set it to none, bubblewrap or auto"
                  .formatted(KEY, config.confinement()));
    };
  }

  /** Why it does not work, if so: it may be missing, or the system may not let it. */
  private static Optional<String> obstacle(String program) throws InterruptedException {
    Finished trial =
        Glance.at(program, "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", "true");
    return switch (trial.ending()) {
      case Ending.Exited exited when exited.code() == 0 -> Optional.empty();
      case Ending.NotStarted notStarted -> Optional.of(program + " cannot be started");
      default ->
          Optional.of("%s does not work here (%s)".formatted(program, trial.output().strip()));
    };
  }
}
