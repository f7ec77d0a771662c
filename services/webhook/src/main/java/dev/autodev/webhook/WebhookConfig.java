package dev.autodev.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Deliveries from outside: a source without a secret is refused. */
@ConfigMapping(prefix = "swarm.webhooks")
interface WebhookConfig {
  /** Hooks of projects or groups at GitLab. */
  Hooked gitlab();

  /** Hooks of repositories or organisations at GitHub. */
  Hooked github();

  /** Hooks of projects in Asana. */
  Asana asana();

  /** Most bytes of a delivery. */
  @WithDefault("1048576")
  int largestBody();

  /** How long a delivery may take to arrive. */
  @WithDefault("10s")
  Duration bodyWithin();

  /** How far the time of a signed delivery may be from ours. */
  @WithDefault("5m")
  Duration window();

  /** How many deliveries of one source are looked at. */
  Rate rate();

  /** One source. */
  interface Hooked {
    /**
     * Secrets that count, several (separated by commas) while one takes another's place or where
     * each hook has its own. At GitLab one that begins with whsec_ verifies signatures, any other
     * one is compared with X-Gitlab-Token. Never shown.
     */
    Optional<List<String>> secret();

    /** Accounts of the swarm's own, whose doings are skipped: names, in Asana gids. */
    Optional<List<String>> bot();
  }

  /** Asana, which makes the secret itself. */
  interface Asana extends Hooked {
    /** Whether handshakes are answered: on while a hook is set up, off otherwise. */
    @WithDefault("false")
    boolean handshake();
  }

  /** A bucket for each source, in each process. */
  interface Rate {
    /** Deliveries a second, for long. */
    @WithDefault("200")
    int perSecond();

    /** Deliveries at once. */
    @WithDefault("10000")
    int burst();
  }
}
