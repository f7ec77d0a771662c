package dev.autodev.sessions.openai;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.OpenAi;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Endpoint;
import dev.autodev.sessions.provider.ProviderLine;
import dev.autodev.sessions.upstream.Upstream;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sends model calls to OpenAI, or to whoever speaks its Responses API at the configured place. */
@Singleton
public class OpenAiUpstream implements Upstream {
  private static final String SETTINGS = "swarm.sessions.openai";

  private final Vertx vertx;
  private final OpenAi settings;
  private @Nullable ProviderLine line;

  @Inject
  OpenAiUpstream(Vertx vertx, SessionsConfig config) {
    this(vertx, config.openai());
  }

  public OpenAiUpstream(Vertx vertx, OpenAi settings) {
    this.vertx = vertx;
    this.settings = settings;
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
    line();
  }

  @Override
  public Future<UpstreamAnswer> send(UpstreamCall call) {
    ProviderLine used = line();
    String bearer = "Bearer " + used.endpoint().secret();
    return used.send(call, "/responses", headers -> headers.set("authorization", bearer));
  }

  private synchronized ProviderLine line() {
    ProviderLine open = line;
    if (open == null) {
      open =
          new ProviderLine(
              vertx,
              endpoint(),
              new ProviderLine.Patience(settings.connectTimeout(), settings.timeout()));
      line = open;
    }
    return open;
  }

  private Endpoint endpoint() {
    String key = settings.apiKey().map(String::strip).orElse("");
    if (key.isEmpty()) {
      throw new SessionSettingsException(
          "swarm.sessions.upstream is 'openai', but there is no key: set OPENAI_API_KEY (a server without keys takes"
              + " any word), or set swarm.sessions.upstream to 'replay' to play recorded scenarios");
    }
    return Endpoint.of(SETTINGS, settings.baseUrl(), "api-key (OPENAI_API_KEY)", key);
  }

  /** Cuts what still runs. */
  @PreDestroy
  public synchronized void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
