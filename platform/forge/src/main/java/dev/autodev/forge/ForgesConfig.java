package dev.autodev.forge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The forges beside the local one. */
@ConfigMapping(prefix = "swarm.forges")
public interface ForgesConfig {
  /** A GitLab instance, self-managed or gitlab.com. */
  Hosted gitlab();

  /** github.com, or one GitHub Enterprise Server. */
  Hosted github();

  /** Work that people ask for by issues there. */
  Asked intake();

  /** Work that people ask for by issues there. */
  interface Asked {
    /** How often it is looked for issues. */
    @WithDefault("60s")
    Duration every();

    /** The label that makes work of an issue. */
    @WithDefault("auto-dev")
    String label();

    /** On an issue that is in work. */
    @WithDefault("auto-dev::taken")
    String taken();

    /** On an issue whose workflow has ended. */
    @WithDefault("auto-dev::ended")
    String ended();

    /** An issue that has this label too becomes a fix, any other a feature. */
    @WithDefault("bug")
    String fix();
  }

  /** A forge that is reached over HTTP. */
  interface Hosted {
    /** Where it is, as people see it: {@code https://github.com}; absent: there is none. */
    Optional<URI> url();

    /**
     * Of the bot's account there, never shown: at GitLab with the scope {@code api}, at GitHub one
     * that may write contents, issues and pull requests.
     */
    Optional<String> token();

    /**
     * Certificates in PEM of the authorities that vouch for it, in place of those that Java knows;
     * absent: those.
     */
    Optional<Path> trust();

    /** Before the first repetition of a request, and between looks at a merge request. */
    @WithDefault("1s")
    Duration pause();
  }
}
