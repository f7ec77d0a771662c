package dev.autodev.webhook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The sources as they are configured; secrets that are too weak stop the start. */
@ApplicationScoped
@Startup
class Hooks {
  private static final int SHORTEST = 16;

  private final Map<Source, Hook> hooks = new EnumMap<>(Source.class);
  private final WebhookConfig config;
  private final Clock clock;

  @Inject
  Hooks(WebhookConfig config, Instance<Clock> clocks) {
    this(config, clocks.isResolvable() ? clocks.get() : Clock.systemUTC());
  }

  Hooks(WebhookConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    put(Source.GITLAB, config.gitlab(), this::gitLab, GitLabReader::new, false);
    put(Source.GITHUB, config.github(), HexSeal::ofGitHub, GitHubReader::new, false);
    put(
        Source.ASANA,
        config.asana(),
        HexSeal::ofAsana,
        AsanaReader::new,
        config.asana().handshake());
  }

  Hook of(Source source) {
    return Objects.requireNonNull(hooks.get(source));
  }

  Clock clock() {
    return clock;
  }

  private Seal gitLab(List<String> secrets) {
    return new GitLabSeal(secrets, config.window(), clock);
  }

  private void put(
      Source source,
      WebhookConfig.Hooked hooked,
      Function<List<String>, Seal> seal,
      Function<Set<String>, Reader> reader,
      boolean handshake) {
    hooks.put(
        source,
        new Hook(
            secrets(source, hooked).map(seal),
            reader.apply(Set.copyOf(hooked.bot().orElse(List.of()))),
            new RateLimit(config.rate().perSecond(), config.rate().burst(), clock.instant()),
            handshake));
  }

  private static Optional<List<String>> secrets(Source source, WebhookConfig.Hooked hooked) {
    Optional<List<String>> secrets =
        hooked
            .secret()
            .map(all -> all.stream().map(String::strip).filter(one -> !one.isEmpty()).toList())
            .filter(all -> !all.isEmpty());
    secrets.ifPresent(all -> all.forEach(one -> check(source, one)));
    return secrets;
  }

  /** Says which key, never what is in it. */
  private static void check(Source source, String secret) {
    if (length(source, secret) < SHORTEST) {
      throw new IllegalStateException(
          "swarm.webhooks.%s.secret has one that is shorter than %d bytes, or begins with whsec_ and goes on with no base64; make one with openssl rand -hex 32 and give it to the hook too"
              .formatted(source.wireName(), SHORTEST));
    }
  }

  private static int length(Source source, String secret) {
    try {
      return source == Source.GITLAB && SigningSecret.is(secret)
          ? SigningSecret.key(secret).length
          : secret.length();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
