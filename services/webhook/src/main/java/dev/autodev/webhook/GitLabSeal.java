package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * GitLab's two forms: a signature as Standard Webhooks has it, which counts wherever there is a
 * signing secret and a signature, and the older plain token.
 */
final class GitLabSeal implements Seal {
  private final List<byte[]> tokens;
  private final List<byte[]> keys;
  private final Duration window;
  private final Clock clock;

  GitLabSeal(List<String> secrets, Duration window, Clock clock) {
    this.tokens =
        secrets.stream()
            .filter(secret -> !SigningSecret.is(secret))
            .map(secret -> secret.getBytes(UTF_8))
            .toList();
    this.keys = secrets.stream().filter(SigningSecret::is).map(SigningSecret::key).toList();
    this.window = window;
    this.clock = clock;
  }

  @Override
  public Proof check(MultiMap headers, byte[] body) {
    String signatures = headers.get("webhook-signature");
    if (signatures != null && !keys.isEmpty()) {
      return signed(headers, signatures, body);
    }
    String token = headers.get("X-Gitlab-Token");
    if (tokens.isEmpty()) {
      return new Proof.Refused(
          "the delivery is not signed; give the hook the signing token that is configured");
    }
    if (token == null) {
      return new Proof.Refused("there is no X-Gitlab-Token; give the hook its secret token");
    }
    return Hmac.isAmong(tokens, token.getBytes(UTF_8))
        ? new Proof.Genuine(DeliveryId.of(headers.get("Idempotency-Key"), body))
        : new Proof.Refused("X-Gitlab-Token is another one than is configured");
  }

  private Proof signed(MultiMap headers, String signatures, byte[] body) {
    String id = headers.get("webhook-id");
    String time = headers.get("webhook-timestamp");
    if (id == null || time == null) {
      return new Proof.Refused("a signature comes with webhook-id and webhook-timestamp");
    }
    byte[] head = (id + "." + time + ".").getBytes(UTF_8);
    List<byte[]> right = keys.stream().map(key -> Hmac.of(key, head, body)).toList();
    if (shown(signatures).stream().noneMatch(shown -> Hmac.isAmong(right, shown))) {
      return new Proof.Refused("webhook-signature does not fit the body and the signing token");
    }
    return inTime(time)
        ? new Proof.Genuine(DeliveryId.of(id, body))
        : new Proof.Refused(
            "webhook-timestamp is more than %d s from our time".formatted(window.toSeconds()));
  }

  private static Collection<byte[]> shown(String signatures) {
    return Arrays.stream(signatures.split(" "))
        .filter(one -> one.startsWith("v1,"))
        .flatMap(one -> decoded(one.substring("v1,".length())).stream())
        .toList();
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean inTime(String seconds) {
    return Optional.of(seconds)
        .filter(text -> text.matches("[0-9]{1,11}"))
        .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
        .filter(at -> Duration.between(at, clock.instant()).abs().compareTo(window) <= 0)
        .isPresent();
  }
}
