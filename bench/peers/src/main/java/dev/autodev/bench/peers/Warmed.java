package dev.autodev.bench.peers;

import dev.autodev.bench.report.Measure;
import java.util.List;

/** A case that is measured only after rounds of the same were done and forgotten. */
record Warmed(Case warmUp, Case measured) {
  static Warmed by(Case same) {
    return new Warmed(same, same);
  }

  List<Measure> run(int warmUps) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      warmUp.run();
    }
    return measured.run();
  }
}
