package dev.autodev.webhook;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By what a delivery is known when it comes again. */
final class DeliveryId {
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private DeliveryId() {}

  /** What the sender says; where that is missing or odd, the content. */
  static String of(@Nullable String said, byte[] body) {
    return said != null && USABLE.matcher(said).matches() ? said : ofContent(body);
  }

  static String ofContent(byte[] body) {
    return "sha256:" + HexFormat.of().formatHex(Hmac.sha256(body));
  }
}
