package dev.autodev.webhook;

import java.util.Base64;

/** The written form of Standard Webhooks: a word, then the key in base64. */
final class SigningSecret {
  private static final String BEGINS = "whsec_";

  private SigningSecret() {}

  static boolean is(String secret) {
    return secret.startsWith(BEGINS);
  }

  /** Refuses what is no base64. */
  static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(BEGINS.length()));
  }
}
