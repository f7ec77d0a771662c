package dev.autodev.forge;

import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.processes.ProcessRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which forge a repository lies at: its URL tells. */
public final class Forges {
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
    Map<String, Forge> hosted = new TreeMap<>();
    config
        .gitlab()
        .url()
        .map(Forges::plain)
        .ifPresent(
            url ->
                hosted.put(
                    url + "/",
                    new GitLabForge(
                        url,
                        token(config.gitlab(), "SWARM_FORGES_GITLAB_TOKEN"),
                        runner,
                        home.resolve("gitlab"),
                        config.gitlab().pause())));
    return new Forges(new LocalForge(runner, home), hosted);
  }

  private static URI plain(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }

  private static String token(ForgesConfig.Hosted forge, String variable) {
    return forge
        .token()
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .orElseThrow(
            () ->
                new ForgeException(
                    "%s is configured without a token; set %s to one with the scope api, or leave the URL out"
                        .formatted(forge.url().orElseThrow(), variable)));
  }

  /** The one that a repository lies at. */
  public Forge of(RepositoryRef repository) {
    Optional<Forge> found = hosted(repository);
    if (found.isEmpty() && !hosted.isEmpty() && repository.url().matches("https?://.*")) {
      throw new ForgeException(
          "repository %s: no forge is configured for %s, only for %s; set SWARM_FORGES_GITLAB_URL and start again, or register another URL"
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

  /** Where repositories are made that nobody has registered yet. */
  public Forge ofNewOnes() {
    return local;
  }
}
