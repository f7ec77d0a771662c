package dev.autodev.forge;

import dev.autodev.forge.github.GitHubForge;
import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.processes.ProcessRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The forges that are reached over HTTP. */
public enum HostedForge {
  /** Self-managed, or gitlab.com. */
  GITLAB(ForgesConfig::gitlab, GitLabForge::new),

  /** github.com, or an Enterprise Server. */
  GITHUB(ForgesConfig::github, GitHubForge::new);

  private final Function<ForgesConfig, ForgesConfig.Hosted> settings;
  private final Connection connection;

  HostedForge(Function<ForgesConfig, ForgesConfig.Hosted> settings, Connection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  private interface Connection {
    Forge to(URI url, String token, Trust trust, ProcessRunner runner, Path home, Duration pause);
  }

  /** The variable that its token is given in. */
  public String tokenVariable() {
    return "SWARM_FORGES_%s_TOKEN".formatted(name());
  }

  ForgesConfig.Hosted settings(ForgesConfig config) {
    return settings.apply(config);
  }

  /** Where it is, without a slash at the end; empty: there is none. */
  Optional<URI> url(ForgesConfig config) {
    return settings(config).url().map(url -> URI.create(url.toString().replaceFirst("/+$", "")));
  }

  /** Its token, if one is given. */
  public Optional<String> token(ForgesConfig config) {
    return settings(config).token().map(String::strip).filter(token -> !token.isEmpty());
  }

  /** Whether it is configured, and nothing lets us in. */
  public boolean lacksToken(ForgesConfig config) {
    return url(config).isPresent() && token(config).isEmpty();
  }

  private Trust trust(ForgesConfig config) {
    return settings(config)
        .trust()
        .map(file -> Trust.of(file, "SWARM_FORGES_%s_TRUST".formatted(name())))
        .orElseGet(Trust::usual);
  }

  Forge connect(ForgesConfig config, ProcessRunner runner, Path home) {
    return connection.to(
        url(config).orElseThrow(),
        token(config).orElseThrow(),
        trust(config),
        runner,
        home.resolve(name().toLowerCase(Locale.ROOT)),
        settings(config).pause());
  }
}
