package dev.autodev.processes;

import java.util.function.Consumer;

/** Cuts text that comes in pieces into lines; what is too long for memory is cut off. */
final class Lines {

  static final int LONGEST = 16 * 1024 * 1024;

  private final Consumer<String> consumer;
  private final StringBuilder line = new StringBuilder();

  Lines(Consumer<String> consumer) {
    this.consumer = consumer;
  }

  void add(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      append(text, from, end);
      emit();
      from = end + 1;
    }
    append(text, from, text.length());
  }

  void end() {
    if (!line.isEmpty()) {
      emit();
    }
  }

  private void append(String text, int from, int to) {
    line.append(text, from, Math.min(to, from + LONGEST - line.length()));
  }

  private void emit() {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    String whole = line.toString();
    line.setLength(0);
    // One very long line must not hold its memory for the rest of the program's life.
    if (whole.length() > LONGEST / 16) {
      line.trimToSize();
    }
    consumer.accept(whole);
  }
}
