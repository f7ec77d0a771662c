package dev.autodev.bench.peers;

import java.util.List;

/**
 * How much is done in a case.
 *
 * @param jobs of a burst and of a drain
 * @param single jobs that are filed one at a time
 * @param workflows filed at once
 * @param backlogs waiting jobs behind which a drain is measured, growing
 */
record Sizes(int jobs, int single, int workflows, List<Integer> backlogs) {
  Sizes {
    backlogs = List.copyOf(backlogs);
    if (jobs < 1 || single < 1 || workflows < 1) {
      throw new IllegalArgumentException("A case of nothing cannot be measured");
    }
  }

  static Sizes full(List<Integer> backlogs) {
    return new Sizes(10_000, 500, 500, backlogs);
  }

  /** To see whether everything works; its figures say little. */
  static Sizes quick(List<Integer> backlogs) {
    return new Sizes(1_000, 100, 50, backlogs);
  }
}
