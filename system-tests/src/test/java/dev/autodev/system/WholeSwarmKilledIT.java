package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, which is killed; its servers survive it, or do not. */
class WholeSwarmKilledIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void theWholeSwarmIsKilledAndStartedAgain() {
    Project.assumeAllInOneIsBuilt();
    try (var swarm = Swarm.allInOne(folder.resolve("data")).up()) {
      var work = swarm.file(swarm.repository("whole"));
      Set<String> killedDuring = new HashSet<>();
      work.follow(
          look -> {
            look.openGates().forEach(work::approve);
            for (var step : look.steps()) {
              if (step.held() && killedDuring.add(step.name())) {
                killAndStart(swarm, step.name());
                return;
              }
            }
          });
      work.isMergedOnce();
      assertThat(killedDuring).contains("spec", "build", "deploy");
    }
  }

  private static void killAndStart(Swarm swarm, String step) {
    switch (step) {
      case "spec", "deploy" -> swarm.kill("swarm");
      case "build" -> swarm.killWithServers("swarm");
      default -> {
        return;
      }
    }
    swarm.up();
  }
}
