package dev.autodev.bench.peers;

import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Sizes;
import java.util.ArrayList;
import java.util.List;

/** A case that is measured only after rounds of the same were done and forgotten. */
record Warmed(Case warmUp, Case measured) {
  static Warmed by(Case same) {
    return new Warmed(same, same);
  }

  List<Measure> run(Sizes sizes) throws Exception {
    for (int i = 0; i < sizes.warmUps(); i++) {
      warmUp.run();
    }
    var measures = new ArrayList<Measure>();
    for (int i = 0; i < sizes.rounds(); i++) {
      measures.addAll(measured.run());
    }
    return measures;
  }
}
