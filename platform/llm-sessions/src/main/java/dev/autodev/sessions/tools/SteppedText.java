package dev.autodev.sessions.tools;

import java.util.regex.Pattern;

/** Text that counts how often a pattern looks at it, so that a runaway pattern ends. */
final class SteppedText implements CharSequence {
  private final CharSequence text;
  private final Budget budget;

  private SteppedText(CharSequence text, Budget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    budget.step();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new SteppedText(text.subSequence(start, end), budget);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The steps that all looks together may take. */
  static final class Budget {
    private static final long MOST = 100_000_000;

    private long left = MOST;

    boolean isSpent() {
      return left <= 0;
    }

    /**
     * Whether the pattern is found; false too when the steps are spent or the thread interrupted.
     */
    boolean finds(Pattern pattern, String line) {
      try {
        return pattern.matcher(new SteppedText(line, this)).find();
      } catch (Spent | StackOverflowError tooMuch) {
        left = 0;
        return false;
      }
    }

    private void step() {
      if (--left <= 0 || Thread.currentThread().isInterrupted()) {
        throw new Spent();
      }
    }
  }

  private static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Spent() {
      super(null, null, false, false);
    }
  }
}
