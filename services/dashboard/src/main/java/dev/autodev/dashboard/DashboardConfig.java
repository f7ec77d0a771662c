package dev.autodev.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the dashboard. */
@ConfigMapping(prefix = "swarm.dashboard")
interface DashboardConfig {
  /** Most bytes of a request's body. */
  @WithDefault("1000000")
  long largestBody();

  /** How long the body of a request may take to arrive. */
  @WithDefault("PT30S")
  Duration bodyWithin();

  /** The version that is shown. */
  @WithDefault("${quarkus.application.version:unknown}")
  String version();

  /** How the swarm runs, as its launcher says: all, in one process, or separate. */
  @WithDefault("${swarm.mode:separate}")
  String mode();

  /** Which model is shown. */
  Model model();

  /**
   * What the agents are told, read from their own keys: one environment starts all processes. The
   * last resort is what those keys mean when nobody sets them.
   */
  interface Model {
    /** Which client runs a session. */
    @WithDefault("${swarm.sessions.provider:builtin}")
    String provider();

    /** The model a session asks for. */
    @WithDefault("${swarm.sessions.model:claude-sonnet-4-5}")
    String name();

    /** The same where codex runs it. */
    @WithDefault("${swarm.sessions.models.codex:gpt-5.5}")
    String nameForCodex();

    /** Where model calls go; auto: as the agents decide it, by whether there is a key. */
    @WithDefault("${swarm.sessions.upstream:auto}")
    String upstream();

    /** The key, if this process has it: only asked whether it is there. */
    @WithDefault("${swarm.sessions.anthropic.api-key:${ANTHROPIC_API_KEY:}}")
    Optional<String> anthropicKey();

    /** The token of a plan in its place, if this process has it: asked for the same. */
    @WithDefault("${swarm.sessions.anthropic.plan-token:${CLAUDE_CODE_OAUTH_TOKEN:}}")
    Optional<String> anthropicPlanToken();

    /** What codex has instead, asked for the same: a key of OpenAI, */
    @WithDefault("${swarm.sessions.openai.api-key:${OPENAI_API_KEY:}}")
    Optional<String> openAiKey();

    /** or the token of a ChatGPT plan. */
    @WithDefault("${swarm.sessions.openai.plan-token:}")
    Optional<String> openAiPlanToken();
  }
}
