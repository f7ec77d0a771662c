package dev.autodev.bench;

import dev.autodev.model.json.Json;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the named cases, each after a warm-up round, and prints a line of JSON for each. */
@QuarkusMain
public class Bench implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(Bench.class);
  private static final PrintStream OUT = System.out;

  @Inject Plane plane;
  @Inject Burst burst;
  @Inject OneAtATime lat;
  @Inject Flow flow;

  @Override
  public int run(String... arguments) {
    List<String> cases =
        arguments.length == 0 ? List.of("burst", "burst-bulk", "lat", "flow") : List.of(arguments);
    cases.forEach(this::run);
    return 0;
  }

  private void run(String name) {
    switch (name) {
      case "burst" -> {
        twice(() -> burst.singly(10_000, 10));
        twice(() -> burst.singly(10_000, 50));
      }
      case "burst-bulk" -> twice(() -> burst.inLists(10_000, 4));
      case "lat" -> twice(() -> lat.run(500));
      case "flow" -> twice(() -> flow.run(500, 50));
      default ->
          throw new IllegalArgumentException(
              "case '" + name + "' is unknown; known are burst, burst-bulk, lat, flow");
    }
  }

  /** The first round warms up. */
  private void twice(java.util.function.Supplier<Figures> round) {
    plane.clean();
    Figures warmedUp = round.get();
    plane.clean();
    OUT.println(Json.write(round.get()));
    LOG.debugf("the first round had %s", warmedUp);
  }
}
