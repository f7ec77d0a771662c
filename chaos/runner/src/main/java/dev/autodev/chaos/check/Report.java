package dev.autodev.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run came to. */
public record Report(List<Verdict> verdicts, Recovery recovery, String volume) {
  /** Copies. */
  public Report {
    verdicts = List.copyOf(verdicts);
  }

  /** The same with further verdicts. */
  public Report with(List<Verdict> more) {
    List<Verdict> all = new ArrayList<>(verdicts);
    all.addAll(more);
    return new Report(all, recovery, volume);
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
