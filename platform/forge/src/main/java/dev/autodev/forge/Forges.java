package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Which forge a repository lies at: its URL tells. */
public final class Forges {
  private static final Logger LOG = Logger.getLogger(Forges.class);

  private final Forge local;
  private final Map<String, Forge> hosted;

  private Forges(Forge local, Map<String, Forge> hosted) {
    this.local = local;
    this.hosted = hosted;
  }

  /** This one forge for all. */
  public static Forges only(Forge forge) {
    return new Forges(forge, Map.of());
  }

  /** The local one, and those that are configured; in the directory is what they keep here. */
  public static Forges of(ForgesConfig config, ProcessRunner runner, Path home) {
    for (HostedForge one : HostedForge.values()) {
      if (one.lacksToken(config)) {
        throw new ForgeException(
            "%s is configured without a token; set %s to one that may write there, or leave the URL out"
                .formatted(one.settings(config).url().orElseThrow(), one.tokenVariable()));
      }
    }
    return withTokens(config, runner, home);
  }

  /**
   * The same, but what is configured without a token is left out, and the log says so.
   *
   * @param without what that means for people
   */
  public static Forges ofThoseWithToken(
      ForgesConfig config, ProcessRunner runner, Path home, String without) {
    for (HostedForge one : HostedForge.values()) {
      if (one.lacksToken(config)) {
        LOG.warnf(
            "forge=%s is configured, but this process has no token for it: %s; give it %s and start"
                + " it again",
            one.name().toLowerCase(Locale.ROOT), without, one.tokenVariable());
      }
    }
    return withTokens(config, runner, home);
  }

  private static Forges withTokens(ForgesConfig config, ProcessRunner runner, Path home) {
    Map<String, Forge> hosted = new TreeMap<>();
    for (HostedForge one : HostedForge.values()) {
      one.url(config)
          .filter(url -> !one.lacksToken(config))
          .ifPresent(url -> hosted.put(url + "/", one.connect(config, runner, home)));
    }
    return new Forges(new LocalForge(runner, home), hosted);
  }

  /** The one that a repository lies at. */
  public Forge of(RepositoryRef repository) {
    Optional<Forge> found = hosted(repository);
    if (found.isEmpty() && !hosted.isEmpty() && repository.url().matches("https?://.*")) {
      throw new ForgeException(
          "repository %s: no forge is configured for %s, only for %s; set SWARM_FORGES_GITLAB_URL or SWARM_FORGES_GITHUB_URL and start again, or register another URL"
              .formatted(repository.name(), repository.url(), hosted.keySet()));
    }
    return found.orElse(local);
  }

  private Optional<Forge> hosted(RepositoryRef repository) {
    return hosted.entrySet().stream()
        .filter(one -> repository.url().startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether it lies at one that is reached over HTTP. */
  public boolean isHosted(RepositoryRef repository) {
    return hosted(repository).isPresent();
  }

  /** Where people ask for work on a repository; empty for a forge where they do not. */
  public Optional<Intake> intakeOf(RepositoryRef repository) {
    return hosted(repository).filter(Intake.class::isInstance).map(Intake.class::cast);
  }

  /** Where people say what they think of a change; empty for a forge where they do not. */
  public Optional<Feedback> feedbackOf(RepositoryRef repository) {
    return hosted(repository).filter(Feedback.class::isInstance).map(Feedback.class::cast);
  }

  /** Where repositories are made that nobody has registered yet. */
  public Forge ofNewOnes() {
    return local;
  }
}
