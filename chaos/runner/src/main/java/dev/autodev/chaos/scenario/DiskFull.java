package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Refusals;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import dev.autodev.chaos.place.RedisServer;
import dev.autodev.chaos.place.SmallDisks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disk of PostgreSQL, of Redis and of the logs is full for a while, one after the other:
 * callers are told to wait, no process of ours ends, and all goes on when there is room again.
 * Redis keeps serving readers where it syncs every second and ends where it syncs always;
 * PostgreSQL ends where its log finds no room. What has ended is started when there is room.
 *
 * @param times each
 */
public record DiskFull(int times) implements Scenario {
  private static final Duration FULL = Duration.ofSeconds(5);
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int SEGMENT_MEGABYTES = 16;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public List<Verdict> happen(Run run) {
    Fleet fleet = run.fleet();
    SmallDisks disks = new SmallDisks(fleet.place());
    Optional<String> refused = move(fleet, disks);
    if (refused.isPresent()) {
      System.out.println("disk-full did not run: no small disk can be mounted: " + refused.get());
      return List.of();
    }
    // Their logs are on the small disk then.
    fleet.agents().forEach(agent -> agent.restart(WITHIN));
    fleet.controlPlanes().forEach(plane -> plane.restart(WITHIN));
    fleet.awaitReady();
    List<Integer> lives = fleet.lives();
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      fill(run, disks, "postgres", () -> {}, bad);
      fill(run, disks, "postgres", () -> endSegment(fleet), bad);
      fill(run, disks, "redis", () -> {}, bad);
      new RedisServer(fleet.servers()).configure("appendfsync", "always");
      fill(run, disks, "redis", () -> {}, bad);
      fill(run, disks, "logs", () -> {}, bad);
    }
    List<Integer> after = fleet.lives();
    return List.of(
        new Verdict("did not fill or did not heal", bad),
        new Verdict(
            "ended by itself", after.equals(lives) ? List.of() : List.of("starts: " + after)));
  }

  /** The servers stand still while their files move. */
  private static Optional<String> move(Fleet fleet, SmallDisks disks) {
    fleet.servers().killRedis();
    fleet.servers().killPostgres();
    Optional<String> refused =
        SmallDisks.names().stream().map(disks::move).flatMap(Optional::stream).findFirst();
    fleet.servers().startAgain();
    return refused;
  }

  private static void fill(
      Run run, SmallDisks disks, String name, Runnable meanwhile, List<String> bad) {
    Fleet fleet = run.fleet();
    int before = refusals(fleet);
    disks.fill(name);
    if (!disks.isFull(name)) {
      bad.add(name + " finds room");
    }
    Waiting.pass(FULL);
    meanwhile.run();
    Waiting.pass(FULL);
    int turnedAway = refusals(fleet) - before;
    disks.free(name);
    boolean ended = !name.equals("logs") && fleet.servers().process(name).isEmpty();
    if (ended) {
      fleet.servers().killRedis();
      fleet.servers().startAgain();
    }
    long begin = Clock.systemUTC().millis();
    boolean heals = Waiting.until(WITHIN, () -> isDoneFiledSince(fleet, begin));
    System.out.printf(
        "%s full for %d s: callers were turned away %d times%s; a new task was done %d ms later%n",
        name,
        FULL.multipliedBy(2).toSeconds(),
        turnedAway,
        ended ? ", the server ended" : "",
        Clock.systemUTC().millis() - begin);
    if (!heals) {
      bad.add(name + " has room, and nothing is done");
    }
  }

  private static int refusals(Fleet fleet) {
    return Refusals.read(fleet.place().journal()).byStatus().values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** PostgreSQL needs the next segment of its log. */
  private static void endSegment(Fleet fleet) {
    Database database = Database.of(fleet.servers());
    try {
      for (int i = 0; i <= 2 * SEGMENT_MEGABYTES; i++) {
        database.run("select pg_logical_emit_message(false, 'chaos', repeat('x', 1048576))");
      }
    } catch (Database.UnansweredException e) {
      // That was the end of it.
    }
  }

  private static boolean isDoneFiledSince(Fleet fleet, long millis) {
    return Database.of(fleet.servers())
            .count(
                "select count(*) from task where status = 'completed' and created_at > to_timestamp(%d / 1000.0)"
                    .formatted(millis))
        > 0;
  }

  @Override
  public void over(Place place) {
    new SmallDisks(place).unmount();
  }
}
