package dev.autodev.sessions.anthropic;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.Anthropic;
import dev.autodev.sessions.keys.NewestSecrets;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Endpoint;
import dev.autodev.sessions.provider.LazyLine;
import dev.autodev.sessions.provider.ProviderLine;
import dev.autodev.sessions.upstream.Upstream;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sends model calls to Anthropic with the operator's API key, or the token of a plan. */
@Singleton
public class AnthropicUpstream implements Upstream {
  private static final String SETTINGS = "swarm.sessions.anthropic";

  /** Without it the API takes no token of a plan. */
  private static final String PLAN_BETA = "oauth-2025-04-20";

  private final Anthropic settings;
  private final NewestSecrets secrets;
  private final LazyLine line;

  @Inject
  AnthropicUpstream(Vertx vertx, SessionsConfig config, NewestSecrets secrets) {
    this(vertx, config.anthropic(), secrets);
  }

  /** With secrets that stay as they are. */
  public AnthropicUpstream(Vertx vertx, Anthropic settings) {
    this(vertx, settings, NewestSecrets.NONE);
  }

  /** With the newest key at each call. */
  public AnthropicUpstream(Vertx vertx, Anthropic settings, NewestSecrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
    this.line =
        new LazyLine(
            () ->
                new ProviderLine(
                    vertx,
                    endpoint(),
                    new ProviderLine.Patience(settings.connectTimeout(), settings.timeout())));
  }

  @Override
  public String name() {
    return UpstreamChoice.ANTHROPIC;
  }

  @Override
  public boolean speaks(Protocol protocol) {
    return protocol.equals(Protocol.MESSAGES);
  }

  @Override
  public boolean hasKey() {
    return settings.hasKey();
  }

  @Override
  public void open() {
    line.open();
  }

  @Override
  public Future<UpstreamAnswer> send(UpstreamCall call) {
    return line.open()
        .send(call, call.request().protocol().path(), headers -> authenticate(headers, endpoint()));
  }

  private void authenticate(MultiMap headers, Endpoint endpoint) {
    if (!headers.contains("anthropic-version")) {
      headers.set("anthropic-version", settings.version());
    }
    if (isPlan()) {
      headers.set("authorization", "Bearer " + endpoint.secret());
      if (headers.getAll("anthropic-beta").stream().noneMatch(beta -> beta.contains(PLAN_BETA))) {
        headers.add("anthropic-beta", PLAN_BETA);
      }
    } else {
      headers.set("x-api-key", endpoint.secret());
    }
  }

  private boolean isPlan() {
    return apiKey().isEmpty();
  }

  private Optional<String> apiKey() {
    return secrets.newest(SETTINGS + ".api-key", settings.apiKey());
  }

  private Endpoint endpoint() {
    Optional<String> key = apiKey();
    if (key.isPresent()) {
      return Endpoint.of(SETTINGS, settings.baseUrl(), "api-key (ANTHROPIC_API_KEY)", key.get());
    }
    String token =
        secrets
            .newest(SETTINGS + ".plan-token", settings.planToken())
            .orElseThrow(
                () ->
                    new SessionSettingsException(
                        "swarm.sessions.upstream is 'anthropic', but there is no key: set"
                            + " ANTHROPIC_API_KEY (or CLAUDE_CODE_OAUTH_TOKEN for a plan), or set"
                            + " swarm.sessions.upstream to 'replay' to play recorded scenarios"));
    String setting = "plan-token (CLAUDE_CODE_OAUTH_TOKEN)";
    return Endpoint.of(SETTINGS, settings.baseUrl(), setting, token);
  }

  /** Cuts what still runs. */
  @PreDestroy
  public void close() {
    line.close();
  }
}
