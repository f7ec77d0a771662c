package dev.autodev.sessions.keys;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Warns of keys that came by the environment: it can be read from outside as long as we run. */
@Singleton
class KeysInEnvironment {
  private static final Logger LOG = Logger.getLogger(KeysInEnvironment.class);
  private static final Set<String> NAMES =
      Set.of(
          "SWARM_SESSIONS_ANTHROPIC_API_KEY",
          "ANTHROPIC_API_KEY",
          "SWARM_SESSIONS_ANTHROPIC_PLAN_TOKEN",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "SWARM_SESSIONS_OPENAI_API_KEY",
          "OPENAI_API_KEY",
          "SWARM_SESSIONS_OPENAI_PLAN_TOKEN",
          "SWARM_FORGES_GITLAB_TOKEN",
          "SWARM_FORGES_GITHUB_TOKEN",
          "SWARM_WEBHOOKS_GITLAB_SECRET",
          "SWARM_WEBHOOKS_GITHUB_SECRET",
          "SWARM_WEBHOOKS_ASANA_SECRET");
  private static final String OF_CHANNELS = "SWARM_SECRET_";

  void checkAtStart(@Observes StartupEvent started) {
    warning(System.getenv(), ProcessHandle.current().pid()).ifPresent(LOG::warn);
  }

  static Optional<String> warning(Map<String, String> environment, long pid) {
    List<String> found =
        environment.keySet().stream()
            .filter(name -> NAMES.contains(name) || name.startsWith(OF_CHANNELS))
            .filter(name -> !environment.getOrDefault(name, "").isBlank())
            .sorted()
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the environment of this process holds %s: tools of sessions that bubblewrap does not confine can read that in the environment of what has started it, and as root in /proc/%d/environ; start with 'claude-swarm up', which hands keys over on standard input, or do the same with SWARM_SECRETS=stdin"
                .formatted(String.join(", ", found), pid));
  }
}
