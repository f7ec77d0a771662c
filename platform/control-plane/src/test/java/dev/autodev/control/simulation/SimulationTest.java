package dev.autodev.control.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many random histories, each from a seed of its own. {@code -Dswarm.simulation.histories=n} plays
 * more, {@code -Dswarm.simulation.seed=n} this one alone, with what happens in it.
 */
class SimulationTest {
  @Test
  void noHistoryLosesOrDoublesAnything() {
    Long only = Long.getLong("swarm.simulation.seed");
    if (only != null) {
      replay(only);
      return;
    }
    int count = Integer.getInteger("swarm.simulation.histories", 100_000);
    Histories histories =
        Histories.from(Long.getLong("swarm.simulation.base", System.nanoTime())).play(count, null);
    System.out.println(histories);
    assertThat(histories.failure()).isEmpty();
    assertThat(histories.played()).isEqualTo(count);
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(trace(seed)).as("seed %d", seed).isEqualTo(trace(seed));
    }
  }

  private static List<String> trace(long seed) {
    List<String> trace = new ArrayList<>();
    History.live(seed, Histories.beans(), null, trace);
    return trace;
  }

  private static void replay(long seed) {
    List<String> trace = new ArrayList<>();
    try {
      History.live(seed, Histories.beans(), null, trace);
    } finally {
      trace.forEach(System.out::println);
    }
  }
}
