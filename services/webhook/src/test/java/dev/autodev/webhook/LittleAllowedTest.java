package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.settings.logging.MaskedLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP, without a database: only GitLab has a secret, and of each source three are taken. */
@SuppressWarnings("NullAway") // nothing comes to the inbox
class LittleAllowedTest {
  private static final String PUSH = "{\"object_kind\":\"push\"}";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private Sender sender;
  private int port;

  @BeforeEach
  void open() {
    open(Map.of());
  }

  private void open(Map<String, String> besides) {
    Map<String, String> settings = new HashMap<>(besides);
    settings.put("swarm.webhooks.gitlab.secret", TestDatabase.GITLAB_TOKEN);
    settings.put("swarm.webhooks.rate.per-second", "0");
    settings.put("swarm.webhooks.rate.burst", "3");
    WebhookConfig config = HooksTest.config(settings);
    Hooks hooks = new Hooks(config, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    HookDoor door =
        new HookDoor(
            hooks,
            new BodyReader(config),
            new Handshake(),
            new Inbox(null),
            new Tally(meters, hooks));
    Router router = Router.router(vertx);
    router.route().handler(door::enter);
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    sender = new Sender(port);
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void afterABurstSendersAreToldToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(sender.gitLab("n" + i, PUSH).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = sender.gitLab("n3", PUSH);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("too-many-requests", "swarm.webhooks.rate");
    assertThat(counted("ignored")).isEqualTo(3);
    assertThat(counted("limited")).isEqualTo(1);
  }

  @Test
  void aSourceWithoutASecretIsRefused() {
    HttpResponse<String> answer = sender.gitHub("ping", "1", "{}");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not-configured", "swarm.webhooks.github.secret");
  }

  @Test
  void nobodyIsToldThatWeAreThereUnlessAHookIsBeingMade() {
    HttpResponse<String> answer =
        sender.post("asana", Map.of("X-Hook-Secret", "b537207f20cbfa02357cf448"), new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("no-handshake");
    assertThat(answer.headers().firstValue("X-Hook-Secret")).isEmpty();
    // Nor can anybody so choose words that are missing from the log from then on.
    assertThat(logged("it came with b537207f20cbfa02357cf448"))
        .endsWith("b537207f20cbfa02357cf448");
  }

  @Test
  void noLineOfTheLogHasTheSecretOfAHandshake() {
    open(Map.of("swarm.webhooks.asana.handshake", "true"));
    String secret = "0f".repeat(16);

    HttpResponse<String> answer =
        sender.post("asana", Map.of("X-Hook-Secret", secret), new byte[0]);

    assertThat(answer.headers().firstValue("X-Hook-Secret")).contains(secret);
    assertThat(logged("it came with " + secret)).isEqualTo("it came with [redacted]");
  }

  /** As the filter that every handler has lets a line through. */
  private static String logged(String line) {
    ExtLogRecord said = new ExtLogRecord(Level.WARN, line, LittleAllowedTest.class.getName());
    assertThat(new MaskedLines().isLoggable(said)).isTrue();
    return said.getFormattedMessage();
  }

  /** Who sends a head and half a body holds nothing open for long. */
  @Test
  void aDeliveryThatDoesNotArriveInTimeIsRefused() throws Exception {
    open(Map.of("swarm.webhooks.body-within", "200ms"));
    try (Socket slow = new Socket("127.0.0.1", port)) {
      slow.setSoTimeout(10_000);
      slow.getOutputStream()
          .write(
              "POST /hooks/gitlab HTTP/1.1\r\nHost: swarm\r\nContent-Length: 50\r\n\r\n{"
                  .getBytes(UTF_8));

      String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 408").contains("body-too-slow", "body-within");
    }
  }

  private double counted(String result) {
    return meters.counter("swarm.webhooks", "source", "gitlab", "result", result).count();
  }
}
