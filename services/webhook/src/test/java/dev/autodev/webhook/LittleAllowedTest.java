package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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

  @BeforeEach
  void open() {
    WebhookConfig config =
        HooksTest.config(
            Map.of(
                "swarm.webhooks.gitlab.secret", TestDatabase.GITLAB_TOKEN,
                "swarm.webhooks.rate.per-second", "0",
                "swarm.webhooks.rate.burst", "3"));
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
    sender =
        new Sender(
            vertx
                .createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort());
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
  }

  private double counted(String result) {
    return meters.counter("swarm.webhooks", "source", "gitlab", "result", result).count();
  }
}
