package dev.autodev.sessions.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.Anthropic;
import dev.autodev.sessions.gateway.Upstream;
import dev.autodev.sessions.gateway.UpstreamCall;
import dev.autodev.sessions.gateway.UpstreamReply;
import io.vertx.core.Future;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends model calls to Anthropic with the operator's key. Asks for whole messages; the gateway
 * tells them as events to a client that streams.
 */
@Singleton
public class AnthropicUpstream implements Upstream {
  private static final int MOST_BYTES = 32 << 20;

  private final Anthropic settings;
  private @Nullable Line line;

  @Inject
  AnthropicUpstream(SessionsConfig config) {
    this(config.anthropic());
  }

  public AnthropicUpstream(Anthropic settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return UpstreamChoice.ANTHROPIC;
  }

  @Override
  public void open() {
    line();
  }

  @Override
  public Future<UpstreamReply> send(UpstreamCall call) {
    ObjectNode body = call.request().deepCopy().without("stream");
    Line used = line();
    CompletableFuture<HttpResponse<byte[]>> sent =
        used.http()
            .sendAsync(
                used.endpoint().request(body.toString(), call.headers()),
                info -> new WholeBody(MOST_BYTES));
    call.abandoned().onComplete(gone -> sent.cancel(true));
    // The request's own timeout ends with the headers; this one holds for the body too.
    CompletableFuture<UpstreamReply> reply =
        sent.copy()
            .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .handle(
                (response, fault) -> {
                  sent.cancel(true);
                  return fault == null
                      ? Answers.of(response)
                      : Faults.of(fault, used.endpoint().place());
                });
    return Future.fromCompletionStage(reply);
  }

  private synchronized Line line() {
    Line open = line;
    if (open == null) {
      Endpoint endpoint = new Endpoint(settings);
      open = new Line(endpoint, endpoint.client());
      line = open;
    }
    return open;
  }

  /** Cuts what still runs. */
  @PreDestroy
  public synchronized void close() {
    if (line != null) {
      line.http().shutdownNow();
      line = null;
    }
  }

  private record Line(Endpoint endpoint, HttpClient http) {}
}
