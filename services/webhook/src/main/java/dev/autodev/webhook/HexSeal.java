package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A header with the HMAC of the body in hexadecimal digits, as GitHub and Asana have it. There is
 * no time in it: what comes again is known by its id.
 */
final class HexSeal implements Seal {
  private final String header;
  private final String prefix;
  private final List<byte[]> keys;
  private final BiFunction<MultiMap, byte[], String> delivery;

  private HexSeal(
      String header,
      String prefix,
      List<String> secrets,
      BiFunction<MultiMap, byte[], String> delivery) {
    this.header = header;
    this.prefix = prefix;
    this.keys = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
    this.delivery = delivery;
  }

  static HexSeal ofGitHub(List<String> secrets) {
    return new HexSeal(
        "X-Hub-Signature-256",
        "sha256=",
        secrets,
        (headers, body) -> DeliveryId.of(headers.get("X-GitHub-Delivery"), body));
  }

  /** Asana gives a delivery no id; its events have times, so that no two are the same text. */
  static HexSeal ofAsana(List<String> secrets) {
    return new HexSeal(
        "X-Hook-Signature", "", secrets, (headers, body) -> DeliveryId.ofContent(body));
  }

  @Override
  public Proof check(MultiMap headers, byte[] body) {
    String shown = headers.get(header);
    if (shown == null) {
      return new Proof.Refused("there is no %s; give the hook its secret".formatted(header));
    }
    List<byte[]> right =
        keys.stream()
            .map(key -> (prefix + HexFormat.of().formatHex(Hmac.of(key, body))).getBytes(UTF_8))
            .toList();
    return Hmac.isAmong(right, shown.getBytes(UTF_8))
        ? new Proof.Genuine(delivery.apply(headers, body))
        : new Proof.Refused("%s does not fit the body and the secret".formatted(header));
  }
}
