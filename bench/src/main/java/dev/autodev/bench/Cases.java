package dev.autodev.bench;

import dev.autodev.agent.AgentConfig;
import dev.autodev.bench.report.Sizes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The cases by their names, each as its rounds. */
@Singleton
class Cases {
  private static final List<String> KNOWN =
      List.of("burst", "burst-bulk", "lat", "flow", "drain", "rest", "pages");

  @Inject AgentConfig agent;
  @Inject Burst burst;
  @Inject OneAtATime lat;
  @Inject Flow flow;
  @Inject Drain drain;
  @Inject Rest rest;
  @Inject Pages pages;

  /** All of them where none is named. */
  List<Round> named(List<String> names, Sizes sizes) {
    checkAll(names);
    return (names.isEmpty() ? KNOWN : names).stream().flatMap(name -> rounds(name, sizes)).toList();
  }

  /** Before any of them takes its minutes. */
  static void checkAll(List<String> names) {
    names.stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "case '%s' is unknown; known are %s".formatted(name, String.join(", ", KNOWN)));
            });
  }

  private Stream<Round> rounds(String name, Sizes sizes) {
    return switch (name) {
      case "burst" -> Round.warmed(sizes, () -> burst.singly(sizes.jobs(), agent.slots()));
      case "burst-bulk" -> Round.warmed(sizes, () -> burst.inLists(sizes.jobs()));
      case "lat" -> Round.warmed(sizes, () -> lat.run(sizes.single()));
      case "flow" -> Round.warmed(sizes, () -> flow.run(sizes.workflows(), agent.slots()));
      case "drain" -> drains(sizes);
      case "rest" -> rests(sizes);
      case "pages" -> Stream.of(new Round(false, () -> pages.run(largest(sizes))));
      default -> throw new IllegalStateException(name + " is known, and nobody knows how to do it");
    };
  }

  /** Behind as many as the longest backlog has. */
  private static int largest(Sizes sizes) {
    return Math.max(sizes.jobs(), sizes.backlogs().getLast());
  }

  private Stream<Round> drains(Sizes sizes) {
    return Stream.concat(
        Stream.generate(() -> new Round(true, () -> drain.run(0, sizes.jobs())))
            .limit(sizes.warmUps()),
        sizes.backlogs().stream()
            .map(backlog -> new Round(false, () -> drain.run(backlog, sizes.jobs()))));
  }

  private Stream<Round> rests(Sizes sizes) {
    return Stream.of(
            Round.warmed(sizes, () -> rest.nothing(sizes.jobs())),
            Round.warmed(sizes, () -> rest.filed(sizes.jobs())),
            Round.warmed(sizes, () -> rest.filedAndDone(sizes.jobs())))
        .flatMap(rounds -> rounds);
  }
}
