package dev.autodev.sessions.openai;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.OpenAi;
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

/**
 * Sends model calls to OpenAI, or to whoever speaks its Responses API at the configured place, with
 * the operator's API key, or the token of a plan.
 */
@Singleton
public class OpenAiUpstream implements Upstream {
  private static final String SETTINGS = "swarm.sessions.openai";
  private static final String PLAN_ACCOUNT = "chatgpt-account-id";

  private final OpenAi settings;
  private final NewestSecrets secrets;
  private final LazyLine line;

  @Inject
  OpenAiUpstream(Vertx vertx, SessionsConfig config, NewestSecrets secrets) {
    this(vertx, config.openai(), secrets);
  }

  /** With secrets that stay as they are. */
  public OpenAiUpstream(Vertx vertx, OpenAi settings) {
    this(vertx, settings, NewestSecrets.NONE);
  }

  /** With the newest key at each call. */
  public OpenAiUpstream(Vertx vertx, OpenAi settings, NewestSecrets secrets) {
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
    return UpstreamChoice.OPENAI;
  }

  @Override
  public boolean speaks(Protocol protocol) {
    return protocol.equals(Protocol.RESPONSES);
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
    return line.open().send(call, "/responses", headers -> authenticate(headers, endpoint()));
  }

  private void authenticate(MultiMap headers, Endpoint endpoint) {
    headers.set("authorization", "Bearer " + endpoint.secret());
    if (apiKey().isEmpty()) {
      said(settings.planAccount()).ifPresent(account -> headers.set(PLAN_ACCOUNT, account));
    }
  }

  private Endpoint endpoint() {
    Optional<String> key = apiKey();
    if (key.isPresent()) {
      return Endpoint.of(SETTINGS, settings.baseUrl(), "api-key (OPENAI_API_KEY)", key.get());
    }
    String token =
        secrets
            .newest(SETTINGS + ".plan-token", settings.planToken())
            .orElseThrow(
                () ->
                    new SessionSettingsException(
                        "swarm.sessions.upstream is 'openai', but there is no key: set"
                            + " OPENAI_API_KEY (a server without keys takes any word;"
                            + " SWARM_SESSIONS_OPENAI_PLAN_TOKEN for a plan), or set"
                            + " swarm.sessions.upstream to 'replay' to play recorded scenarios"));
    return Endpoint.of(SETTINGS, settings.planBaseUrl(), "plan-token", token);
  }

  private Optional<String> apiKey() {
    return secrets.newest(SETTINGS + ".api-key", settings.apiKey());
  }

  private static Optional<String> said(Optional<String> value) {
    return value.map(String::strip).filter(word -> !word.isEmpty());
  }

  /** Cuts what still runs. */
  @PreDestroy
  public void close() {
    line.close();
  }
}
