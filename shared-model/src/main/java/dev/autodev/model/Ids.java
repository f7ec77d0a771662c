package dev.autodev.model;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes time-ordered ids: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80
 * random ones.
 */
final class Ids {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int LEAST = 4;
  private static final int MOST = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String next(Clock clock) {
    char[] id = new char[26];
    long millis = clock.millis();
    for (int i = 9; i >= 0; i--) {
      id[i] = ALPHABET[(int) (millis & 31)];
      millis >>>= 5;
    }
    byte[] noise = new byte[16];
    RANDOM.nextBytes(noise);
    for (int i = 0; i < 16; i++) {
      id[10 + i] = ALPHABET[noise[i] & 31];
    }
    return new String(id);
  }

  static String checked(String value, String what) {
    if (value == null || !wellFormed(value)) {
      throw new InvalidModelException(
          what + " '" + value + "' is malformed; it has 4 to 64 characters of a-z, 0-9 and -");
    }
    return value;
  }

  /** By hand: each message and row has some. */
  private static boolean wellFormed(String value) {
    int length = value.length();
    if (length < LEAST || length > MOST || value.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }
}
