package dev.autodev.processes;

/** The beginning and the end of an output of any length, in bounded memory. */
final class KeptOutput {

  private final int headLimit;
  private final int tailLimit;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private long dropped;

  KeptOutput(long limit) {
    int kept = (int) Math.min(limit, Integer.MAX_VALUE / 4);
    headLimit = kept / 2;
    tailLimit = kept - headLimit;
  }

  synchronized void add(String text) {
    int toHead = Math.min(text.length(), headLimit - head.length());
    head.append(text, 0, toHead);
    tail.append(text, toHead, text.length());
    // Trimmed only at twice the size, so that the copying stays cheap.
    if (tail.length() > 2L * tailLimit) {
      trim();
    }
  }

  synchronized String text() {
    trim();
    return dropped == 0
        ? head.toString() + tail
        : head + "\n[... " + dropped + " characters left out ...]\n" + tail;
  }

  private void trim() {
    int surplus = tail.length() - tailLimit;
    if (surplus > 0) {
      tail.delete(0, surplus);
      dropped += surplus;
    }
  }
}
