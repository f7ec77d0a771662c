package dev.autodev.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Recipient;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class CarriersTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-01-02T03:05:00Z");

  private final HttpStandIn there = new HttpStandIn();
  private final Vertx vertx = Vertx.vertx();
  private final Hook hook = new Hook();
  private final Carriers carriers =
      new Carriers(
          secrets(
              Map.of(
                  "SWARM_SECRET_CHAT",
                  there.address("/services/T0/B0/K0"),
                  "SWARM_SECRET_KEY",
                  KEY)),
          new MailCarrier(vertx, Optional.empty()),
          hook,
          Clock.fixed(NOW, ZoneOffset.UTC));

  CarriersTest() throws IOException {}

  static ChannelSecrets secrets(Map<String, String> values) {
    return new ChannelSecrets(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build());
  }

  @AfterEach
  void stop() {
    there.close();
    hook.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Handed send(ChannelSpec channel) {
    return carriers
        .send(channel, Recipient.ANYBODY, Letters.toAll())
        .await()
        .atMost(Duration.ofMinutes(1));
  }

  private ChannelSpec webhook() {
    return new ChannelSpec.Webhook(
        URI.create(there.address("/hook")), Optional.of("SWARM_SECRET_KEY"));
  }

  private static ChannelSpec slack() {
    return new ChannelSpec.Slack(Optional.of("SWARM_SECRET_CHAT"));
  }

  @Test
  void slackGetsTextInWhichWordsFromOutsideLinkAndCallNobody() {
    assertThat(send(slack())).isEqualTo(new Handed.Taken());

    assertThat(there.received.getFirst().path()).isEqualTo("/services/T0/B0/K0");
    String text = there.received.getFirst().json().get("text").asText();
    assertThat(text)
        .contains("*Reminder: Read &lt;https://evil.example|this&gt; &amp;")
        .contains("<https://swarm.example.org/approvals/01g|Open it in the dashboard>")
        .contains("<https://swarm.example.org/notifications|2 more>")
        .doesNotContain("<https://evil", "@all");
  }

  @Test
  void teamsGetsACardWhoseWordsFromOutsideArePlain() {
    assertThat(send(new ChannelSpec.Teams(Optional.of("SWARM_SECRET_CHAT"))))
        .isEqualTo(new Handed.Taken());

    JsonNode message = there.received.getFirst().json();
    assertThat(message.get("type").asText()).isEqualTo("message");
    JsonNode attachment = message.get("attachments").get(0);
    assertThat(attachment.get("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.get("content");
    assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.get("body").findValuesAsText("type")).doesNotContain("TextBlock");
    assertThat(card.get("body").findValuesAsText("text"))
        .contains("Reminder: " + Letters.HOSTILE, "bound to abc");
    assertThat(card.get("actions").get(0).get("url").asText())
        .isEqualTo("https://swarm.example.org/notifications");
  }

  @Test
  void aProgramGetsWhatItCanVerifyAndTellFromASecondCopy() {
    assertThat(send(webhook())).isEqualTo(new Handed.Taken());

    HttpStandIn.Received received = there.received.getFirst();
    String seconds = Long.toString(NOW.getEpochSecond());
    assertThat(received.headers().getFirst("webhook-id")).isEqualTo("msg_1");
    assertThat(received.headers().getFirst("webhook-timestamp")).isEqualTo(seconds);
    assertThat(received.headers().getFirst("webhook-signature"))
        .isEqualTo(Signature.of(KEY, "msg_1", NOW.getEpochSecond(), received.text()));
    JsonNode item = received.json().get("items").get(0);
    assertThat(item.get("stage").asText()).isEqualTo("reminder");
    assertThat(item.get("title").asText()).isEqualTo(Letters.HOSTILE);
    assertThat(item.get("gate").get("hash").asText()).isEqualTo("abc");
    assertThat(received.text()).doesNotContain("links");
  }

  @Test
  void signsAsTheSpecificationDoes() {
    // The key of its published example, in two parts: scanners take it for a real one.
    assertThat(
            Signature.of(
                "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aChannelThatIsCalledTooOftenIsLeftAloneAsLongAsItSays() {
    there.status = 429;
    assertThat(send(slack()))
        .isEqualTo(new Handed.Slower("the channel answered 429", Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void whatMayPassIsTriedAgain(int status) {
    there.status = status;
    assertThat(send(webhook())).isEqualTo(new Handed.NotNow("the channel answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 410})
  void whatIsRefusedForGoodIsGivenUpAndNoRedirectIsFollowed(int status) {
    there.status = status;
    assertThat(send(webhook())).isInstanceOf(Handed.Never.class);
    assertThat(there.received).extracting(HttpStandIn.Received::path).containsExactly("/hook");
  }

  @Test
  void nobodyThereIsTriedAgainAndNoReasonNamesTheAddress() {
    there.close();
    assertThat(send(slack()))
        .isInstanceOfSatisfying(
            Handed.NotNow.class,
            later -> assertThat(later.reason()).startsWith("no answer").doesNotContain("T0"));
  }

  @Test
  void aChannelWhoseSecretIsGoneSaysWhichOne() {
    assertThat(send(new ChannelSpec.Slack(Optional.of("SWARM_SECRET_GONE"))))
        .isEqualTo(new Handed.Never("SWARM_SECRET_GONE is not set"));
  }
}
