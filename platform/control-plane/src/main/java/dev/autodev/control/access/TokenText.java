package dev.autodev.control.access;

import dev.autodev.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token as its holder has it: 256 random bits behind a prefix by which scanners find it where it
 * does not belong.
 */
record TokenText(String text) {
  static final String PREFIX = "autodev_";
  private static final SecureRandom RANDOM = new SecureRandom();

  static TokenText fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new TokenText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** What is kept of it: of that many random bits nobody finds the text by trying. */
  String hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
