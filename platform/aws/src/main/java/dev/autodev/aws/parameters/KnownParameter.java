package dev.autodev.aws.parameters;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A secret that the swarm knows by the operators' guide.
 *
 * @param name below the path, such as {@code anthropic/api_key}
 * @param key of the configuration that it sets; empty: no process of the swarm reads it
 * @param purpose for those who look at the list
 * @param needed whether terraform's services do not start without it, as they come (without an
 *     entry for webhooks)
 */
public record KnownParameter(String name, Optional<String> key, String purpose, boolean needed) {
  private static final String CHANNELS = "notifications/";

  /** All of them; where two set the same key, the first that is there does. */
  public static final List<KnownParameter> ALL =
      List.of(
          needed("postgres/password", "quarkus.datasource.password", "the database"),
          needed("dashboard/setup_token", "swarm.access.setup-token", "lets the first person in"),
          needed("anthropic/api_key", "swarm.sessions.anthropic.api-key", "model calls"),
          read("anthropic-api-key", "swarm.sessions.anthropic.api-key", "model calls"),
          read("anthropic/plan_token", "swarm.sessions.anthropic.plan-token", "model calls"),
          read("openai/api_key", "swarm.sessions.openai.api-key", "model calls, Codex"),
          read("openai-api-key", "swarm.sessions.openai.api-key", "model calls, Codex"),
          read("openai/plan_token", "swarm.sessions.openai.plan-token", "model calls, Codex"),
          read("gitlab/token", "swarm.forges.gitlab.token", "GitLab as a forge"),
          read("gitlab-token", "swarm.forges.gitlab.token", "GitLab as a forge"),
          read("github/token", "swarm.forges.github.token", "GitHub as a forge"),
          read("gitlab-webhook-secret", "swarm.webhooks.gitlab.secret", "webhooks of GitLab"),
          read("github-webhook-secret", "swarm.webhooks.github.secret", "webhooks of GitHub"),
          read("asana/webhook_secret", "swarm.webhooks.asana.secret", "webhooks of Asana"),
          read("asana/access_token", "swarm.asana.token", "work from Asana"),
          read("notifications/link_key", "swarm.notify.link-key", "links in notifications"),
          unread("gumroad/email", "publishing on Gumroad"),
          unread("gumroad/password", "publishing on Gumroad"),
          unread("npm/token", "publishing on npm"),
          unread("vercel/token", "publishing on Vercel"),
          unread("apify/api_key", "publishing on Apify"),
          unread("stripe/secret_key", "selling products"));

  private static KnownParameter needed(String name, String key, String purpose) {
    return new KnownParameter(name, Optional.of(key), purpose, true);
  }

  private static KnownParameter read(String name, String key, String purpose) {
    return new KnownParameter(name, Optional.of(key), purpose, false);
  }

  private static KnownParameter unread(String name, String purpose) {
    return new KnownParameter(name, Optional.empty(), purpose, false);
  }

  /** The one of that name; any {@code notifications/NAME} sets the channels' SWARM_SECRET_NAME. */
  public static Optional<KnownParameter> of(String name) {
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst().or(() -> channel(name));
  }

  private static Optional<KnownParameter> channel(String name) {
    if (!name.matches(CHANNELS + "[A-Za-z0-9_-]+")) {
      return Optional.empty();
    }
    String variable = name.substring(CHANNELS.length()).replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.of(read(name, "SWARM_SECRET_" + variable, "a channel of notifications"));
  }

  /** The configuration that these values are, by key; what nobody reads is left out. */
  static Map<String, String> configuration(Map<String, String> values) {
    Map<String, String> configuration = new HashMap<>();
    for (KnownParameter known : ALL) {
      String value = values.get(known.name());
      if (value != null) {
        known.key().ifPresent(key -> configuration.putIfAbsent(key, value));
      }
    }
    values.forEach(
        (name, value) ->
            of(name)
                .flatMap(KnownParameter::key)
                .ifPresent(key -> configuration.putIfAbsent(key, value)));
    return Map.copyOf(configuration);
  }
}
