package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One fault, run on a fleet of its own. */
public interface Scenario {
  /** How it is asked for on the command line. */
  String name();

  /** What it needs. */
  default Fleet.Size size() {
    return new Fleet.Size(1, 2, 4);
  }

  /** Of every process. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Whose control planes and agents are started at first. */
  default Path startsWith(Place place) {
    return place.project();
  }

  default Load load() {
    return Load.of(6, 0.2);
  }

  /**
   * The fault; work is filed while this runs. Answers what speaks against the plane, or nothing.
   */
  List<Verdict> happen(Run run);

  /** Puts back what it did to the machine; all processes are gone, also where the run broke off. */
  default void over(Place place) {}
}
