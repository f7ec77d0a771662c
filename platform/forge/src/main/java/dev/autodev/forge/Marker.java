package dev.autodev.forge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The key that makes doing a thing again find it done. */
final class Marker {

  // One line without blanks at its ends, because it becomes a trailer of a commit.
  private static final Pattern SHAPE = Pattern.compile("\\S(?:[^\\p{Cntrl}]{0,198}\\S)?");

  private Marker() {}

  static String check(String marker) {
    if (!SHAPE.matcher(marker).matches()) {
      throw new ForgeException(
          "'" + marker + "' is no marker; use one line of at most 200 characters");
    }
    return marker;
  }

  /** A file name for a marker, whatever characters it has. */
  static String fileName(String marker) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(marker.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
