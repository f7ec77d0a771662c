package dev.autodev.chaos.scenario;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import dev.autodev.chaos.place.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A swarm of the version before becomes one of this version under load, and goes back, process by
 * process in the order of OPERATIONS.md: control planes first, agents after them; back the other
 * way round. Between two steps both versions are at work side by side, on tables that the newer one
 * has migrated.
 *
 * @param before the checkout of the older version, with its chaos programs built
 * @param rounds forth and back
 */
public record Upgrade(Path before, int rounds) implements Scenario {
  static final String NAME = "upgrade";

  private static final String DONE = "select count(*) from task where status = 'completed'";
  private static final String FAILED =
      "select id from task where status in ('failed', 'parked') order by id";
  private static final String SETTINGS =
      "platform/control-plane/src/main/resources/META-INF/microprofile-config.properties";
  private static final int BETWEEN_STEPS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(2, 2, 4);
  }

  @Override
  public Path startsWith(Place place) {
    return before;
  }

  @Override
  public List<Verdict> happen(Run run) {
    Database database = Database.of(run.fleet().servers());
    InTurn turn = new InTurn(run);
    work(database);
    String migrated = migrations(database);
    for (int i = 0; i < rounds; i++) {
      planes(run, turn, database, run.fleet().place().project());
      agents(run, turn, database, run.fleet().place().project());
      agents(run, turn, database, before);
      planes(run, turn, database, before);
    }
    System.out.printf("migrations: %s, then %s%n", migrated, migrations(database));
    long dead = new RedisServer(run.fleet().servers()).length("dead");
    List<Verdict> verdicts = new ArrayList<>(turn.verdicts());
    verdicts.add(
        new Verdict(
            "failed or parked", database.rows(FAILED).stream().map(row -> row.text(0)).toList()));
    verdicts.add(
        new Verdict(
            "could not be read by the other version",
            dead == 0 ? List.of() : List.of(dead + " dead letters")));
    return verdicts;
  }

  private void planes(Run run, InTurn turn, Database database, Path version) {
    run.fleet()
        .controlPlanes()
        .forEach(
            plane -> {
              plane.becomes(version);
              if (version.equals(before) && !startsOnNewerTables()) {
                plane.set("QUARKUS_FLYWAY_IGNORE_FUTURE_MIGRATIONS", "true");
              }
              turn.controlPlane(plane);
              work(database);
            });
  }

  /**
   * Versions that do not have to be told so; OPERATIONS.md tells it to whoever goes back to others.
   */
  private boolean startsOnNewerTables() {
    try {
      return Files.readString(before.resolve(SETTINGS)).contains("ignore-future-migrations=true");
    } catch (IOException e) {
      throw new ChaosException(before + " has no settings of a control plane", e);
    }
  }

  private static void agents(Run run, InTurn turn, Database database, Path version) {
    run.fleet()
        .agents()
        .forEach(
            agent -> {
              agent.becomes(version);
              turn.agent(agent);
              work(database);
            });
  }

  /** So many more tasks are done, with others in flight. */
  private static void work(Database database) {
    int already = database.count(DONE);
    if (!Waiting.until(PATIENCE, () -> database.count(DONE) >= already + BETWEEN_STEPS)) {
      throw new ChaosException(
          "no work gets done: %d tasks after %d".formatted(database.count(DONE), already));
    }
  }

  private static String migrations(Database database) {
    return database
        .rows("select count(*) || ' up to ' || max(version::int) from flyway_schema_history")
        .getFirst()
        .text(0);
  }
}
