package dev.autodev.forge.hosted;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line below a text which people do not see and by which a repetition finds what it has made.
 *
 * @param weight kept here as well, where the plan has no weights
 * @param parent kept here as well, where the plan has no epics
 */
public record HiddenMark(String marker, int weight, String parent) {
  private static final Pattern LINE =
      Pattern.compile("\\s*<!-- auto-dev:([0-9a-f]{32}) m=(\\S*) w=(\\d+) p=(\\S*) -->\\s*$");

  /** That says no more than what it is by. */
  public static HiddenMark of(String marker) {
    return new HiddenMark(marker, 0, "");
  }

  /** A word that stands in what has this marker, and nowhere else: to be searched for. */
  private static String word(String marker) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(marker.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A text with it. */
  public String below(String text) {
    return "%s%n%n<!-- auto-dev:%s m=%s w=%d p=%s -->"
        .formatted(text, word(marker), encoded(marker), weight, encoded(parent));
  }

  /** Nothing that could end a comment of HTML. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("-", "%2D");
  }

  /** The one that a text has. */
  public static Optional<HiddenMark> in(@Nullable String text) {
    Matcher line = LINE.matcher(text == null ? "" : text);
    return line.find()
        ? Optional.of(
            new HiddenMark(
                decoded(line.group(2)), Integer.parseInt(line.group(3)), decoded(line.group(4))))
        : Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The text without it. */
  public static String without(@Nullable String text) {
    return LINE.matcher(text == null ? "" : text).replaceFirst("");
  }

  /** Whether a text has this marker. */
  public static boolean isIn(@Nullable String text, String marker) {
    return in(text).filter(mark -> mark.marker().equals(marker)).isPresent();
  }

  /** Those among several that have this marker, the oldest first. */
  public static <T> List<T> those(
      List<T> among, String marker, Function<T, @Nullable String> text, ToLongFunction<T> number) {
    return among.stream()
        .filter(one -> isIn(text.apply(one), marker))
        .sorted(Comparator.comparingLong(number))
        .toList();
  }
}
