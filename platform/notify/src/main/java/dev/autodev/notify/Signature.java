package dev.autodev.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks specification has it, so that its libraries can verify. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private Signature() {}

  /** The value of the header {@code webhook-signature}. */
  static String of(String secret, String id, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("webhooks cannot be signed", e);
    }
  }

  /** Why a secret cannot sign; never says what it is. */
  static Optional<String> keyProblem(String secret, int least) {
    try {
      return key(secret).length >= least
          ? Optional.empty()
          : Optional.of(
              "which is too short to sign with; make one of %d bytes or more: openssl rand -hex 32"
                  .formatted(least));
    } catch (IllegalArgumentException e) {
      return Optional.of("which begins with whsec_ and goes on with what is no base64");
    }
  }

  private static byte[] key(String secret) {
    return secret.startsWith(ENCODED)
        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }
}
