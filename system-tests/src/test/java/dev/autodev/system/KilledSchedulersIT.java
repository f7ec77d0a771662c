package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two schedulers, and nothing else of a swarm, on one PostgreSQL: one is left alone, the other one
 * is killed again and again while times come.
 */
class KilledSchedulersIT {
  private static final int KILLS = 3;
  private static final int ONCE_A_ROUND = 84;
  private static final int RECURRING_A_ROUND = 4;
  private static final long SEED = 20261127;

  private static final List<Process> STARTED = new ArrayList<>();

  @TempDir static Path folder;
  private static Timetables timetables;
  private static OwnChild scheduler;

  @BeforeAll
  static void start() {
    Project.assumeIsBuilt("scheduler");
    timetables = Timetables.onServers();
    scheduler = timetables.stores().scheduler(folder);
  }

  @AfterAll
  static void stop() {
    STARTED.forEach(Process::destroyForcibly);
  }

  @Test
  void eachTimeIsFiledOnceThoughOneOfTwoSchedulersIsKilledAgainAndAgain() throws Exception {
    up("survivor");
    timetables.repository();
    Random dice = new Random(SEED);
    List<Path> victims = new ArrayList<>();
    for (int round = 1; round <= KILLS; round++) {
      Process victim = up("victim-" + round);
      victims.add(log("victim-" + round));
      int before = timetables.decided();
      timetables.comeOnce(round, ONCE_A_ROUND);
      timetables.comeAgainAndAgain(round, RECURRING_A_ROUND);
      int until = before + dice.nextInt(ONCE_A_ROUND);
      Patience.until(() -> timetables.decided() >= until);
      victim.destroyForcibly().waitFor();
    }
    Patience.until(timetables::isDone);

    timetables.eachOnceIsFiledOnce(KILLS * ONCE_A_ROUND);
    timetables.eachMinuteIsFiledOnce(KILLS * RECURRING_A_ROUND);
    timetables.eachFiledOneWorkflow();
    long killed = filedBy(victims);
    long left = filedBy(List.of(log("survivor")));
    System.out.printf("filed by the killed ones: %d, by the other one: %d%n", killed, left);
    assertThat(killed).as("times that the killed ones filed").isPositive();
    assertThat(left).as("times that the other one filed").isPositive();
  }

  private static Process up(String name) {
    Process process = scheduler.up(log(name));
    STARTED.add(process);
    return process;
  }

  private static Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private static long filedBy(List<Path> logs) throws Exception {
    long lines = 0;
    for (Path log : logs) {
      lines += Files.readAllLines(log).stream().filter(line -> line.contains(" filed ")).count();
    }
    return lines;
  }
}
