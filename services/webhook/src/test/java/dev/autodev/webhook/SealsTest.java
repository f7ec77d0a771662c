package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that others have made. */
class SealsTest {
  private static final String GITLAB = "gitlab/webhooks/";
  private static final Duration WINDOW = Duration.ofMinutes(5);

  // In two parts: scanners take it for a real one.
  private static final String PUBLISHED = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final byte[] PUBLISHED_BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final long PUBLISHED_AT = 1_614_265_330;
  private static final String PUBLISHED_SIGNATURE =
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void allPublishedSignaturesOfGitLabFit() {
    Vectors.assumePresent();
    JsonNode vectors = Vectors.json(GITLAB + "signatures.json");
    long time = Long.parseLong(vectors.path("webhook-timestamp").asText());
    Seal seal = gitLab(time, vectors.path("signing_token").asText());
    assertThat(vectors.path("webhook-signature")).isNotEmpty();
    vectors
        .path("webhook-signature")
        .properties()
        .forEach(
            one -> {
              String id = vectors.path("webhook-id").asText();
              byte[] body = Vectors.bytes(GITLAB + one.getKey());
              MultiMap headers = signed(id, time, one.getValue().asText());
              assertThat(seal.check(headers, body)).isEqualTo(new Proof.Genuine(id));
              body[body.length / 2] ^= 1;
              assertRefused(seal.check(headers, body));
            });
  }

  @Test
  void allPublishedSignaturesOfAsanaFit() {
    Vectors.assumePresent();
    JsonNode vectors = Vectors.json("asana/signatures.json");
    Seal seal = HexSeal.ofAsana(List.of("another-one-of-asana", vectors.path("secret").asText()));
    assertThat(vectors.path("X-Hook-Signature")).isNotEmpty();
    vectors
        .path("X-Hook-Signature")
        .properties()
        .forEach(
            one -> {
              byte[] body = Vectors.bytes("asana/" + one.getKey());
              MultiMap headers = headers(Map.of("X-Hook-Signature", one.getValue().asText()));
              assertThat(seal.check(headers, body)).isInstanceOf(Proof.Genuine.class);
              body[0] ^= 1;
              assertRefused(seal.check(headers, body));
            });
  }

  @Test
  void thePublishedSignatureOfGitHubFits() {
    Seal seal = HexSeal.ofGitHub(List.of("It's a Secret to Everybody"));
    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    byte[] body = "Hello, World!".getBytes(UTF_8);

    assertThat(
            seal.check(
                headers(Map.of("x-hub-signature-256", right, "X-GitHub-Delivery", "7-2")), body))
        .isEqualTo(new Proof.Genuine("7-2"));
    assertRefused(seal.check(headers(Map.of()), body));
    assertRefused(
        seal.check(headers(Map.of("X-Hub-Signature-256", right.replace('7', '8'))), body));
    assertRefused(seal.check(headers(Map.of("X-Hub-Signature-256", right.substring(7))), body));
    assertRefused(
        seal.check(headers(Map.of("X-Hub-Signature-256", right)), "Hello".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void aSignedDeliveryCountsWithinTheWindow(long later) {
    assertThat(gitLab(PUBLISHED_AT + later, PUBLISHED).check(published(), PUBLISHED_BODY))
        .isEqualTo(new Proof.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 1_000_000})
  void outsideOfTheWindowItIsRefused(long later) {
    assertThat(gitLab(PUBLISHED_AT + later, PUBLISHED).check(published(), PUBLISHED_BODY))
        .isInstanceOfSatisfying(
            Proof.Refused.class, refused -> assertThat(refused.why()).contains("300 s"));
  }

  @Test
  void aSignatureMayStandAmongOthers() {
    MultiMap headers =
        published().set("webhook-signature", "v1,bm90IGl0 v1a,x v1,%% " + PUBLISHED_SIGNATURE);
    assertThat(gitLab(PUBLISHED_AT, PUBLISHED).check(headers, PUBLISHED_BODY))
        .isInstanceOf(Proof.Genuine.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void aSignedDeliveryThatLacksAHeaderIsRefused(String missing) {
    assertRefused(
        gitLab(PUBLISHED_AT, PUBLISHED).check(published().remove(missing), PUBLISHED_BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1,", "v1,AAAA", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="})
  void aWrongSignatureIsRefusedWhateverTheToken(String signature) {
    Seal seal = gitLab(PUBLISHED_AT, PUBLISHED + "|a-token-of-the-old-form");
    MultiMap headers =
        published()
            .set("webhook-signature", signature)
            .set("X-Gitlab-Token", "a-token-of-the-old-form");
    assertRefused(seal.check(headers, PUBLISHED_BODY));
  }

  @Test
  void anOddTimeIsRefused() {
    for (String time : List.of("", "x", "1e9", "-1", "99999999999999999999")) {
      byte[] key = SigningSecret.key(PUBLISHED);
      byte[] signature = Hmac.of(key, ("id." + time + ".").getBytes(UTF_8), PUBLISHED_BODY);
      String shown = "v1," + java.util.Base64.getEncoder().encodeToString(signature);
      MultiMap headers =
          headers(
              Map.of("webhook-id", "id", "webhook-timestamp", time, "webhook-signature", shown));
      assertRefused(gitLab(PUBLISHED_AT, PUBLISHED).check(headers, PUBLISHED_BODY));
    }
  }

  @Test
  void theTokenOfTheOldFormIsCompared() {
    Seal seal = gitLab(PUBLISHED_AT, "an-older-token-here|a-newer-token-here");
    for (String token : List.of("an-older-token-here", "a-newer-token-here")) {
      MultiMap headers = headers(Map.of("X-Gitlab-Token", token, "Idempotency-Key", "f5e5"));
      assertThat(seal.check(headers, PUBLISHED_BODY)).isEqualTo(new Proof.Genuine("f5e5"));
    }
    for (String token :
        List.of("", "a-newer-token-her", "a-newer-token-here ", "A-newer-token-here")) {
      assertRefused(seal.check(headers(Map.of("X-Gitlab-Token", token)), PUBLISHED_BODY));
    }
    assertRefused(seal.check(headers(Map.of()), PUBLISHED_BODY));
  }

  @Test
  void whereOnlySignaturesCountATokenDoesNot() {
    assertRefused(
        gitLab(PUBLISHED_AT, PUBLISHED)
            .check(headers(Map.of("X-Gitlab-Token", PUBLISHED)), PUBLISHED_BODY));
  }

  @Test
  void anOddIdIsReplacedByTheContents() {
    for (String odd : List.of("", "two words", "x".repeat(101), "ä")) {
      MultiMap headers =
          headers(Map.of("X-Gitlab-Token", "a-newer-token-here", "Idempotency-Key", odd));
      assertThat(gitLab(0, "a-newer-token-here").check(headers, PUBLISHED_BODY))
          .isEqualTo(new Proof.Genuine(DeliveryId.ofContent(PUBLISHED_BODY)));
    }
  }

  private static Seal gitLab(long now, String secrets) {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
    return new GitLabSeal(List.of(secrets.split("\\|")), WINDOW, clock);
  }

  private static MultiMap published() {
    return signed("msg_p5jXN8AQM9LWM0D4loKWxJek", PUBLISHED_AT, PUBLISHED_SIGNATURE);
  }

  private static MultiMap signed(String id, long time, String signature) {
    return headers(
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(time),
            "webhook-signature",
            signature));
  }

  private static MultiMap headers(Map<String, String> headers) {
    return MultiMap.caseInsensitiveMultiMap().addAll(headers);
  }

  private static void assertRefused(Proof proof) {
    assertThat(proof).isInstanceOf(Proof.Refused.class);
  }
}
