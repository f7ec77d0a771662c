package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.anthropic.AnthropicUpstream;
import dev.autodev.sessions.budget.Budgets;
import dev.autodev.sessions.keys.NewestSecrets;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.openai.OpenAiUpstream;
import dev.autodev.sessions.openai.ResponsesStub;
import dev.autodev.sessions.protocol.Protocol;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The gateway between a plain HTTP client and stubs of both providers. */
final class GatewayRig implements AutoCloseable {
  static final String KEY = "operator-key-0123456789";
  static final String CALL =
      """
      {"model": "claude-sonnet-4-5", "max_tokens": 100, "stream": %s, "messages": [{"role": "user",
       "content": [{"type": "text", "text": "Hi"}]}]}""";
  static final String RESPONSE_CALL =
      "{\"model\": \"gpt-5.5\", \"stream\": %s, \"input\": \"Hi\", \"max_output_tokens\": 100}";
  private static final ObjectMapper JSON = new ObjectMapper();

  final AnthropicStub anthropic;
  final ResponsesStub responses;
  final Map<String, String> rotated = new ConcurrentHashMap<>();
  final NotesInMemory notes = new NotesInMemory();
  final GatewayTokens tokens = new GatewayTokens();
  private final Path run;
  private final Vertx vertx = Vertx.vertx();
  private final Gateway gateway;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  GatewayRig(Path run, Budgets budgets, Map<String, String> changed) {
    this.run = run;
    try {
      anthropic = new AnthropicStub(KEY);
      responses = new ResponsesStub(KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("swarm.sessions.anthropic.base-url", anthropic.url().toString());
    settings.put("swarm.sessions.anthropic.api-key", KEY);
    settings.put("swarm.sessions.openai.base-url", responses.url() + "/v1");
    settings.put("swarm.sessions.openai.api-key", KEY);
    settings.putAll(changed);
    SessionsConfig config = TestSettings.of(settings);
    NewestSecrets secrets =
        new NewestSecrets(new SmallRyeConfigBuilder().withSources(new Rotating(rotated)).build());
    Upstreams upstreams =
        new Upstreams(
            List.of(
                new AnthropicUpstream(vertx, config.anthropic(), secrets),
                new OpenAiUpstream(vertx, config.openai(), secrets)),
            "auto");
    Accounts accounts =
        new Accounts(new Prices(config.prices()), budgets, config.assumedOutputTokens());
    gateway =
        new Gateway(
            vertx, tokens, upstreams, new Desk(vertx, accounts, notes, Duration.ofSeconds(30)));
  }

  /** A source whose values change while they are read. */
  private record Rotating(Map<String, String> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.copyOf(values.keySet());
    }

    @Override
    public @Nullable String getValue(String key) {
      return values.get(key);
    }

    @Override
    public String getName() {
      return "rotating";
    }
  }

  SessionGrant grant() {
    return grant("t1", 1_000_000);
  }

  SessionGrant grant(String task, long maxTokens) {
    SessionKey key = new SessionKey(task, 1, "builder", "implement_feature", 0, "sample");
    return tokens.register(
        key, TestSettings.limits(maxTokens), run.resolve(task), List.of(KEY, "known-secret-1"));
  }

  URI address() throws InterruptedException {
    return gateway.address();
  }

  /** Posts a call of the usual shape and reads all of its answer. */
  HttpResponse<String> call(Protocol protocol, SessionGrant grant, boolean streaming)
      throws IOException, InterruptedException {
    return post(protocol.path(), grant.token(), body(protocol, streaming), Map.of());
  }

  static String body(Protocol protocol, boolean streaming) {
    String body = protocol.equals(Protocol.MESSAGES) ? CALL : RESPONSE_CALL;
    return body.formatted(streaming);
  }

  HttpResponse<String> post(String path, String token, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(path, token, body, headers), BodyHandlers.ofString());
  }

  /** Posts a streaming call and gives its answer while it comes. */
  HttpResponse<InputStream> stream(Protocol protocol, SessionGrant grant)
      throws IOException, InterruptedException {
    return send(
        request(protocol.path(), grant.token(), body(protocol, true), Map.of()),
        BodyHandlers.ofInputStream());
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> as)
      throws IOException, InterruptedException {
    return http.send(request, as);
  }

  private HttpRequest request(String path, String token, String body, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.address().resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (path.startsWith("/v1/messages")) {
      request.setHeader("anthropic-version", "2023-06-01");
    }
    headers.forEach(request::setHeader);
    return request.build();
  }

  /** What was recorded of a session, once its grant is closed. */
  List<JsonNode> recorded(String task) throws IOException {
    return Files.readAllLines(exchanges(task)).stream().map(GatewayRig::json).toList();
  }

  Path exchanges(String task) {
    return run.resolve(task).resolve("exchanges.jsonl");
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    anthropic.close();
    responses.close();
  }
}
