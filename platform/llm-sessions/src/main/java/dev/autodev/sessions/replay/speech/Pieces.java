package dev.autodev.sessions.replay.speech;

import java.util.ArrayList;
import java.util.List;

/** Text in the pieces in which a stream tells it. */
final class Pieces {
  private static final int LENGTH = 1024;

  private Pieces() {}

  static List<String> of(String content) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < content.length(); ) {
      int to = Math.min(content.length(), from + LENGTH);
      if (to < content.length() && Character.isHighSurrogate(content.charAt(to - 1))) {
        to--;
      }
      pieces.add(content.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
