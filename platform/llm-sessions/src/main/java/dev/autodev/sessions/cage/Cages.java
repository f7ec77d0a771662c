package dev.autodev.sessions.cage;

import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out, once, which cage the settings ask for and this machine has. */
public final class Cages {
  private static final Logger LOG = Logger.getLogger(Cages.class);
  private static final String KEY = "swarm.sessions.confinement";
  private static final String NETWORK = "swarm.sessions.network";

  /** Of the data directory: other runs with their tokens, passwords, and the stores themselves. */
  private static final List<String> PRIVATE = List.of("runs", "secrets", "postgres", "redis");

  private final SessionsConfig config;
  private @Nullable Cage cage;

  /** By these settings. */
  public Cages(SessionsConfig config) {
    this.config = config;
  }

  /**
   * As {@code swarm.sessions.confinement} and {@code swarm.sessions.network} say.
   *
   * @throws SessionSettingsException if they ask for one that does not work here
   */
  public synchronized Cage cage() throws InterruptedException {
    Cage known = cage;
    if (known == null) {
      known = find();
      cage = known;
      LOG.infof("sessions are %s", known.words());
    }
    return known;
  }

  private Cage find() throws InterruptedException {
    return switch (config.confinement()) {
      case "none" -> new Cage.Open("not confined, because " + KEY + " is 'none'");
      case "auto" -> {
        Optional<String> obstacle = obstacle(false);
        yield obstacle.isPresent()
            ? new Cage.Open("not confined, because " + obstacle.get())
            : bubblewrap(network(false));
      }
      case "bubblewrap" -> {
        Optional<String> obstacle = obstacle(false);
        if (obstacle.isPresent()) {
          throw new SessionSettingsException(
              "%s is 'bubblewrap', and %s; install bubblewrap, or set the key to auto or none"
                  .formatted(KEY, obstacle.get()));
        }
        yield bubblewrap(network(true));
      }
      default ->
          throw new SessionSettingsException(
              "%s is '%s'; set it to none, bubblewrap or auto"
                  .formatted(KEY, config.confinement()));
    };
  }

  private Cage.Network network(boolean insisting) throws InterruptedException {
    return switch (config.network()) {
      case "open" -> new Cage.Network.Whole(NETWORK + " is 'open'");
      case "registries" -> {
        AllowedHosts hosts = AllowedHosts.of(config.registries().orElse(List.of()));
        Optional<String> obstacle = obstacle(true);
        if (obstacle.isPresent() && insisting) {
          throw new SessionSettingsException(
              "%s is 'registries', and %s; let it make network namespaces, or set the key to open"
                  .formatted(NETWORK, obstacle.get()));
        }
        yield obstacle.isPresent()
            ? new Cage.Network.Whole(obstacle.get())
            : new Cage.Network.Only(hosts);
      }
      default ->
          throw new SessionSettingsException(
              "%s is '%s'; set it to registries or open".formatted(NETWORK, config.network()));
    };
  }

  private Cage bubblewrap(Cage.Network network) {
    List<Path> hidden =
        config.clients().data().stream()
            .flatMap(data -> PRIVATE.stream().map(data.toAbsolutePath()::resolve))
            .toList();
    return new Cage.Bubblewrap(program(), hidden, network);
  }

  private String program() {
    return config.clients().bubblewrap();
  }

  /** Why it does not work, if so: it may be missing, or the system may not let it. */
  private Optional<String> obstacle(boolean network) throws InterruptedException {
    List<String> trial = new ArrayList<>(List.of(program(), "--unshare-pid", "--cap-drop", "ALL"));
    if (network) {
      trial.add("--unshare-net");
    }
    trial.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "true"));
    Finished tried = Glance.at(trial);
    return switch (tried.ending()) {
      case Ending.Exited exited when exited.code() == 0 -> Optional.empty();
      case Ending.NotStarted notStarted -> Optional.of(program() + " cannot be started");
      default ->
          Optional.of(
              "%s does not work here%s (%s)"
                  .formatted(
                      program(),
                      network ? " with a network of its own" : "",
                      tried.output().strip()));
    };
  }
}
