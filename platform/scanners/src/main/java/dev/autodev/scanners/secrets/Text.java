package dev.autodev.scanners.secrets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file's content with its lines, searched within a time limit for each pattern. */
final class Text {

  private static final Duration TIME_FOR_A_PATTERN = Duration.ofSeconds(10);
  private static final int MAX_MATCHES = 1_000;

  private final String content;
  private final String lowerCase;
  private final int[] lineStarts;
  private final Map<String, List<Span>> found = new HashMap<>();

  /** From start to before end. */
  record Span(int start, int end) {}

  Text(String content) {
    this.content = content;
    this.lowerCase = content.toLowerCase(Locale.ROOT);
    this.lineStarts = lineStarts(content);
  }

  private static int[] lineStarts(String content) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = content.indexOf('\n'); i >= 0; i = content.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = i + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  /** Line of an offset, from 1. */
  int line(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  boolean containsIgnoringCase(String part) {
    return lowerCase.contains(part.toLowerCase(Locale.ROOT));
  }

  /** A matcher whose search ends in a {@link TimeUp} after a while. */
  Matcher matcher(Pattern pattern) {
    return pattern.matcher(new Timed(content, System.nanoTime() + TIME_FOR_A_PATTERN.toNanos()));
  }

  /** Every place of the pattern, remembered for the next question. */
  List<Span> places(Pattern pattern) {
    return found.computeIfAbsent(
        pattern.pattern(),
        p -> {
          List<Span> spans = new ArrayList<>();
          Matcher matcher = matcher(pattern);
          while (spans.size() < MAX_MATCHES && matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
          }
          return spans;
        });
  }

  /** The time for one pattern is up. */
  static final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUp() {
      super(null, null, false, false);
    }
  }

  private static final class Timed implements CharSequence {
    private static final int CHECK_EVERY = 1 << 14;

    private final String text;
    private final long deadline;
    private int untilCheck = CHECK_EVERY;

    Timed(String text, long deadline) {
      this.text = text;
      this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
      if (--untilCheck == 0) {
        untilCheck = CHECK_EVERY;
        if (System.nanoTime() - deadline > 0) {
          throw new TimeUp();
        }
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
