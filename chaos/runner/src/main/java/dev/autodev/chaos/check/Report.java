package dev.autodev.chaos.check;

import java.util.List;
import java.util.stream.Collectors;

/** What a run came to. */
public record Report(List<Verdict> verdicts, Recovery recovery, String volume) {
  /** Copies. */
  public Report {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether nothing speaks against the plane. */
  public boolean holds() {
    return verdicts.stream().allMatch(Verdict::holds);
  }

  /** For people. */
  public String text() {
    return volume
        + "\n"
        + verdicts.stream().map(Verdict::line).collect(Collectors.joining("\n"))
        + "\n"
        + recovery.line();
  }
}
