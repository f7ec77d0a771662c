package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Fleet;
import java.util.List;

/**
 * Every process is asked to stop and started again, one after the other, under load: nobody is
 * charged with an attempt, and the client hears nothing but a request to wait.
 *
 * @param rounds through all of them
 */
public record RollingRestart(int rounds) implements Scenario {
  @Override
  public String name() {
    return "rolling-restart";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(2, 2, 4);
  }

  @Override
  public List<Verdict> happen(Run run) {
    InTurn turn = new InTurn(run);
    for (int i = 0; i < rounds; i++) {
      run.fleet().agents().forEach(turn::agent);
      run.fleet().controlPlanes().forEach(turn::controlPlane);
    }
    return turn.verdicts();
  }
}
