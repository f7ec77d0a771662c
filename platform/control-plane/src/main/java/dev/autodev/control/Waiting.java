package dev.autodev.control;

import java.util.List;

/** Names what a new request waits for. */
final class Waiting {
  private static final int MOST = 50;

  private Waiting() {}

  /** Copied, each once. */
  static List<String> checked(List<String> after) {
    if (after.size() > MOST) {
      throw new ControlPlaneException.Invalid(
          "after", "it waits for %d others; the most are %d".formatted(after.size(), MOST));
    }
    return after.stream().map(String::strip).distinct().toList();
  }
}
