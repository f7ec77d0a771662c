package dev.autodev.control.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of a history; the same seed throws the same. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True so many times in a thousand. */
  boolean chance(int perMille) {
    return random.nextInt(1000) < perMille;
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
