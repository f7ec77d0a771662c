package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Proxy.Weather;
import dev.autodev.chaos.place.Signals;
import java.time.Duration;
import java.util.List;

/**
 * The network between all processes and the servers is slow, breaks, and swallows everything for a
 * while; Redis stands still.
 *
 * @param times each
 * @param away how long nothing passes
 */
public record BadNetwork(int times, Duration away) implements Scenario {
  private static final Duration SPELL = Duration.ofSeconds(8);
  private static final Weather SLOW = new Weather(Duration.ofMillis(200), 0, false);
  private static final Weather BREAKING = new Weather(Duration.ZERO, 0.05, false);
  private static final Weather SILENT = new Weather(Duration.ZERO, 0, true);

  @Override
  public String name() {
    return "network";
  }

  @Override
  public List<Verdict> happen(Run run) {
    run.everyAgentMayDie(); // a lease may end while nothing passes
    for (int i = 0; i < times; i++) {
      spell(run, SLOW, SPELL);
      spell(run, BREAKING, SPELL);
      spell(run, SILENT, away);
      long redis = run.fleet().servers().process("redis").orElseThrow().pid();
      Signals.send(redis, "STOP");
      Waiting.pass(away);
      Signals.send(redis, "CONT");
      Waiting.pass(SPELL);
    }
    return List.of();
  }

  private static void spell(Run run, Weather weather, Duration time) {
    run.fleet().wires().all().forEach(wire -> wire.weather(weather));
    Waiting.pass(time);
    run.fleet().wires().all().forEach(wire -> wire.weather(Weather.FINE));
    Waiting.pass(Duration.ofSeconds(2));
  }
}
