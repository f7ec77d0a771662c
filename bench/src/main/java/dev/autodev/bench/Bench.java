package dev.autodev.bench;

import dev.autodev.bench.report.MeasureLine;
import dev.autodev.bench.report.Sizes;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.List;

/** Runs the named cases, each after a warm-up round, and prints a line of JSON for each. */
@QuarkusMain
public class Bench implements QuarkusApplication {
  private static final int MISUSE = 2;
  private static final PrintStream OUT = System.out;
  private static final PrintStream COMPLAINTS = System.err;

  @Inject Cases cases;
  @Inject Plane plane;

  @Override
  public int run(String... arguments) {
    try {
      Sizes sizes = Sizes.of(quick(), System.getenv());
      List<Round> rounds = cases.named(List.of(arguments), sizes);
      plane.refuseIfInUse();
      rounds.forEach(this::run);
      return 0;
    } catch (IllegalArgumentException e) {
      COMPLAINTS.println(e.getMessage());
      return MISUSE;
    }
  }

  /** As scripts/bench says; its figures say little then. */
  private static boolean quick() {
    return !System.getenv().getOrDefault("BENCH_QUICK", "").isEmpty();
  }

  private void run(Round round) {
    plane.clean();
    String line = MeasureLine.write(round.run());
    if (!round.warmUp()) {
      OUT.println(line);
    }
  }
}
