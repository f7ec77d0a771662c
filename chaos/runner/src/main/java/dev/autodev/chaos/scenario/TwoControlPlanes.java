package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Member;
import java.time.Duration;
import java.util.List;

/**
 * Two control planes share the work while one of them is killed again and again.
 *
 * @param times how often
 */
public record TwoControlPlanes(int times) implements Scenario {
  private static final Duration WITHIN = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "two-control-planes";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(2, 2, 4);
  }

  @Override
  public List<Verdict> happen(Run run) {
    Member victim = run.fleet().controlPlanes().getLast();
    for (int i = 0; i < times; i++) {
      int before = victim.generation();
      victim.kill();
      Waiting.until(WITHIN, () -> victim.generation() > before);
      run.fleet().awaitReady();
      Waiting.pass(Duration.ofSeconds(1));
    }
    return List.of();
  }
}
