package dev.autodev.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much is done in a case.
 *
 * @param jobs of a burst and of a drain
 * @param single jobs that are filed one at a time
 * @param workflows filed at once
 * @param backlogs waiting jobs behind which a drain is measured, growing
 * @param warmUps rounds of a case that are forgotten before any is measured
 * @param rounds of a case that are measured, each on a clean plane
 */
public record Sizes(
    int jobs, int single, int workflows, List<Integer> backlogs, int warmUps, int rounds) {
  private static final String WARM_UPS = "BENCH_WARM_UPS";
  private static final String ROUNDS = "BENCH_ROUNDS";
  private static final String BACKLOGS = "BENCH_BACKLOGS"; // separated by commas

  public Sizes {
    backlogs = List.copyOf(backlogs);
    if (jobs < 1 || single < 1 || workflows < 1) {
      throw new IllegalArgumentException("A case of nothing cannot be measured");
    }
    atLeastOne(WARM_UPS, warmUps);
    atLeastOne(ROUNDS, rounds);
    if (backlogs.stream().anyMatch(backlog -> backlog < 0)) {
      throw new IllegalArgumentException(BACKLOGS + " has a negative number: " + backlogs);
    }
  }

  /** Quick ones show whether everything works; their figures say little. */
  public static Sizes of(boolean quick, Map<String, String> environment) {
    var backlogs = backlogs(environment.getOrDefault(BACKLOGS, "0,10000,100000"));
    var warmUps = number(WARM_UPS, environment);
    var rounds = number(ROUNDS, environment);
    return quick
        ? new Sizes(1_000, 100, 50, backlogs, warmUps, rounds)
        : new Sizes(10_000, 500, 500, backlogs, warmUps, rounds);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
    }
  }

  private static int number(String name, Map<String, String> environment) {
    var wanted = environment.getOrDefault(name, "1");
    try {
      return Integer.parseInt(wanted);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be a number".formatted(name, wanted), e);
    }
  }

  private static List<Integer> backlogs(String wanted) {
    try {
      return Stream.of(wanted.split(",")).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be numbers separated by commas".formatted(BACKLOGS, wanted), e);
    }
  }
}
