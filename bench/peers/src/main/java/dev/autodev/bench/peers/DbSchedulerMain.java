package dev.autodev.bench.peers;

import dev.autodev.bench.report.MeasureLine;
import dev.autodev.bench.report.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does the cases named and prints a line of JSON for each measurement. */
public final class DbSchedulerMain {
  static final String PEER = "db-scheduler";
  private static final String USAGE =
      "usage: [--quick] burst|burst-bulk|lat|flow|drain ... (QUARKUS_DATASOURCE_* name the database)";
  private static final int FEW = 10;
  private static final int MANY = 50;

  private DbSchedulerMain() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    var names = new ArrayList<>(List.of(arguments));
    var sizes = Sizes.of(names.remove("--quick"), System.getenv());
    if (names.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    var stdout = System.out;
    System.setOut(System.err); // the log goes there; stdout carries the lines
    try (var database = Database.open(System.getenv())) {
      for (var each : cases(names, database, sizes)) {
        each.run(sizes).stream().map(MeasureLine::write).forEach(stdout::println);
      }
    }
  }

  private static List<Warmed> cases(List<String> names, Database database, Sizes sizes) {
    return names.stream().flatMap(name -> cases(name, database, sizes).stream()).toList();
  }

  private static List<Warmed> cases(String name, Database database, Sizes sizes) {
    return switch (name) {
      case "burst" ->
          List.of(
              Warmed.by(new Burst(database, Filing.single(FEW), sizes.jobs(), FEW)),
              Warmed.by(new Burst(database, Filing.single(MANY), sizes.jobs(), MANY)));
      case "burst-bulk" -> List.of(Warmed.by(new Burst(database, Filing.BULK, sizes.jobs(), MANY)));
      case "lat" -> List.of(Warmed.by(new OneByOne(database, sizes.single())));
      case "flow" -> List.of(Warmed.by(new Flow(database, sizes.workflows(), MANY)));
      case "drain" ->
          List.of(
              new Warmed(
                  new Drain(database, List.of(0), sizes.jobs(), MANY),
                  new Drain(database, sizes.backlogs(), sizes.jobs(), MANY)));
      default -> throw new IllegalArgumentException(name + " is no case; " + USAGE);
    };
  }
}
