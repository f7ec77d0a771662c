package dev.autodev.scanners;

/** How a scan went; only {@link Ran} says anything about the code. */
public sealed interface ScanStatus {

  /** The engine looked at this many files. */
  record Ran(int filesLooked) implements ScanStatus {}

  /** There was nothing to look at, or no way of looking. */
  record NotApplicable(String why) implements ScanStatus {}

  /** The engine was stopped or broke down: what it did not report is unknown. */
  record Failed(String why) implements ScanStatus {}
}
