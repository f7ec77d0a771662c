package dev.autodev.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What was asked for on the command line.
 *
 * @param scenario a named one instead of a random schedule; empty: none
 * @param before the built checkout of an older version, for the scenario that needs one
 * @param data where everything happens; stays until the next run of the same name
 */
record Options(
    long seed,
    int kills,
    Set<Blow.Kind> only,
    int agents,
    int controlPlanes,
    Path data,
    String scenario,
    Optional<Path> before) {
  static final String USAGE =
      """
      usage: scripts/chaos [--seed N] [--kills N] [--long] [--only KIND,...] [--agents N]
                           [--control-planes N] [--data DIRECTORY]
             scripts/chaos --scenario NAME [--long] [--seed N] [--data DIRECTORY] [--before CHECKOUT]
      kinds: agent, freeze, control-plane, redis, postgres, sessions\
      """;

  private static final int USUAL = 50;
  private static final int MANY = 1_000;

  static Options parse(List<String> arguments) {
    long seed = ThreadLocalRandom.current().nextInt(1, 1_000_000);
    int kills = USUAL;
    int agents = 3;
    int controlPlanes = 2;
    Path data = Path.of("chaos/runner/target/run");
    Set<Blow.Kind> only = EnumSet.allOf(Blow.Kind.class);
    String scenario = "";
    Optional<Path> before = Optional.empty();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--long" -> kills = MANY;
        case "--seed" -> seed = Long.parseLong(value(option, rest));
        case "--kills" -> kills = Integer.parseInt(value(option, rest));
        case "--agents" -> agents = Integer.parseInt(value(option, rest));
        case "--control-planes" -> controlPlanes = Integer.parseInt(value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        case "--scenario" -> scenario = value(option, rest);
        case "--before" -> before = Optional.of(Path.of(value(option, rest)).toAbsolutePath());
        case "--only" -> only = kinds(value(option, rest));
        default -> throw new IllegalArgumentException(option + " is unknown");
      }
    }
    return new Options(seed, kills, only, agents, controlPlanes, data, scenario, before);
  }

  /** Sizes of a nightly run. */
  boolean isLong() {
    return kills >= MANY;
  }

  /** Blows that do not fit into this are left out, which is said. */
  Duration most() {
    return isLong() ? Duration.ofHours(3) : Duration.ofMinutes(4);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " lacks its value");
    }
    return rest.next();
  }

  private static Set<Blow.Kind> kinds(String names) {
    Set<Blow.Kind> kinds = EnumSet.noneOf(Blow.Kind.class);
    for (String name : names.split(",")) {
      kinds.add(
          Arrays.stream(Blow.Kind.values())
              .filter(kind -> kind.option().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(name + " is no kind of blow")));
    }
    return kinds;
  }
}
