package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.RedisServer;
import java.time.Duration;
import java.util.List;

/**
 * Redis is killed, loses the end of its append-only file as in a power cut, and is emptied, each in
 * both of its fsync modes.
 *
 * @param times each
 */
public record RedisLoses(int times) implements Scenario {
  private static final int UNSYNCED_BYTES = 64 * 1024;
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public List<Verdict> happen(Run run) {
    RedisServer redis = new RedisServer(run.fleet().servers());
    for (String fsync : List.of("everysec", "always")) {
      for (int i = 0; i < times; i++) {
        redis.configure("appendfsync", fsync);
        Waiting.pass(BETWEEN);
        run.fleet().servers().killRedis();
        run.fleet().servers().startAgain();
        Waiting.pass(BETWEEN);
        if (fsync.equals("everysec")) {
          run.fleet().servers().killRedis();
          redis.cutTail(UNSYNCED_BYTES);
          run.fleet().servers().startAgain();
          Waiting.pass(BETWEEN);
        }
        redis.flush();
      }
    }
    Waiting.pass(BETWEEN);
    return List.of();
  }
}
