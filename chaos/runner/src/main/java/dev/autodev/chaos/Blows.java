package dev.autodev.chaos;

import dev.autodev.chaos.check.Victims;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Strikes, and remembers whom. */
final class Blows {
  private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

  private final Fleet fleet;
  private final Victims victims;
  private final Clock clock;
  private final Set<String> frozen = ConcurrentHashMap.newKeySet();

  Blows(Fleet fleet, Victims victims, Clock clock) {
    this.fleet = fleet;
    this.victims = victims;
    this.clock = clock;
  }

  void strike(Blow blow) {
    switch (blow.kind()) {
      case AGENT -> kill(chosen(fleet.agents(), blow));
      case FREEZE -> freeze(chosen(fleet.agents(), blow));
      case CONTROL_PLANE -> {
        fleet.awaitReady();
        note("killed", chosen(fleet.controlPlanes(), blow).kill());
      }
      case REDIS -> away("redis", fleet.servers()::killRedis, blow);
      case POSTGRES -> away("postgres", fleet.servers()::killPostgres, blow);
      case SESSIONS -> {
        note("ended", "sessions");
        Database.of(fleet.servers())
            .run(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where pid <> pg_backend_pid() and usename = current_user");
      }
    }
  }

  private void away(String server, Runnable kill, Blow blow) {
    long from = clock.millis();
    note("killed", server);
    kill.run();
    Waiting.pass(blow.away());
    fleet.servers().startAgain();
    note("back", server);
    victims.away(from, clock.millis());
  }

  /** Beside the logs of the processes it tells what they went through. */
  private void note(String what, String whom) {
    try {
      Files.writeString(
          fleet.place().blows(),
          "%d\t%s\t%s%n".formatted(clock.millis(), what, whom),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ChaosException("the blow cannot be noted", e);
    }
  }

  private static Member chosen(List<Member> members, Blow blow) {
    return members.get(blow.target() % members.size());
  }

  /** Only one that works: killing what is not up yet proves nothing. */
  private void kill(Member agent) {
    awaitAtWork(agent);
    String worker = agent.worker();
    if (fleet.agents().stream().noneMatch(other -> other != agent && awakeAtWork(other))) {
      victims.wasTheLast(worker);
    }
    agent.process().kill();
    victims.add(worker, clock.millis());
    note("killed", worker);
  }

  /** For longer than its lease, and then it wakes up and reports. */
  private void freeze(Member agent) {
    awaitAtWork(agent);
    String worker = agent.worker();
    victims.frozen(worker);
    frozen.add(worker);
    agent.process().signal("STOP");
    note("frozen", worker);
    Thread.ofVirtual()
        .start(
            () -> {
              Waiting.pass(Duration.ofSeconds(20));
              frozen.remove(worker);
              if (agent.isAlive()) {
                agent.process().signal("CONT");
              }
            });
  }

  private void awaitAtWork(Member agent) {
    if (!Waiting.until(BACK_WITHIN, () -> atWork(agent))) {
      throw new ChaosException(
          agent.worker() + " does not come back; see " + fleet.place().log(agent.name()));
    }
  }

  /** A frozen one looks as if it were at work until its lease is over. */
  private boolean awakeAtWork(Member agent) {
    return !frozen.contains(agent.worker()) && atWork(agent);
  }

  private boolean atWork(Member agent) {
    String seen =
        "select count(*) from worker where id = '%s' and seen_at > now() - interval '15 s' and left_at is null"
            .formatted(agent.worker());
    return agent.isAlive() && Database.of(fleet.servers()).count(seen) > 0;
  }
}
