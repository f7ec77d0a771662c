package dev.autodev.processes;

/** A private key in PEM armour; everything from its first line to its last is swallowed. */
final class KeyBlock {

  static final char FIRST = '-';

  private static final String BEGIN = "-----BEGIN ";
  private static final String KIND = "PRIVATE KEY";
  private static final String DASHES = "-----";
  private static final String END = "-----END ";

  // The longest armour line, and more than any real key has: an unclosed block must not eat a log.
  private static final int LONGEST_LINE = 80;
  private static final int LONGEST_BLOCK = 16 * 1024;

  private final StringBuilder recent = new StringBuilder();
  private int swallowed;
  private boolean open;

  /** Length of a first line of a private key at this place, or NO, or UNDECIDED. */
  static int header(CharSequence text, int at, boolean last) {
    int there = Math.min(LONGEST_LINE, text.length() - at);
    boolean whole = last || there == LONGEST_LINE;
    for (int i = 0; i < Math.min(there, BEGIN.length()); i++) {
      if (text.charAt(at + i) != BEGIN.charAt(i)) {
        return Secret.NO;
      }
    }
    if (there < BEGIN.length()) {
      return whole ? Secret.NO : Secret.UNDECIDED;
    }
    String line = text.subSequence(at, at + there).toString();
    int close = line.indexOf(DASHES, BEGIN.length());
    if (close >= 0) {
      boolean key = line.substring(0, close).contains(KIND);
      return key ? close + DASHES.length() : Secret.NO;
    }
    boolean broken = line.indexOf('\n') >= 0;
    return whole || broken ? Secret.NO : Secret.UNDECIDED;
  }

  boolean open() {
    return open;
  }

  void begin() {
    open = true;
    swallowed = 0;
    recent.setLength(0);
  }

  void swallow(char c) {
    recent.append(c);
    if (recent.length() > LONGEST_LINE) {
      recent.deleteCharAt(0);
    }
    swallowed++;
    boolean closed = c == '-' && endsWithArmour();
    open = !closed && swallowed < LONGEST_BLOCK;
  }

  private boolean endsWithArmour() {
    int end = recent.lastIndexOf(END);
    return end >= 0
        && recent.length() >= end + END.length() + DASHES.length()
        && recent.substring(end + END.length()).endsWith(DASHES);
  }
}
