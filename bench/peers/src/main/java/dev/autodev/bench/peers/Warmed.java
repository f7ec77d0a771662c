package dev.autodev.bench.peers;

import dev.autodev.bench.report.Measure;
import java.util.List;

/** A case that is measured only after a round of the same was done and forgotten. */
record Warmed(Case warmUp, Case measured) {
  static Warmed by(Case same) {
    return new Warmed(same, same);
  }

  List<Measure> run() throws Exception {
    warmUp.run();
    return measured.run();
  }
}
