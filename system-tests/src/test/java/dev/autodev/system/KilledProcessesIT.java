package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A process per service; each is killed when it hurts. */
class KilledProcessesIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static Swarm swarm;

  @BeforeAll
  static void start() {
    Project.assumeSeparateIsBuilt();
    swarm = Swarm.separate(folder.resolve("data"));
  }

  @BeforeEach
  void whole() {
    swarm.up();
  }

  @AfterAll
  static void stop() {
    if (swarm != null) {
      swarm.close();
    }
  }

  @Test
  void theMergeHappensOnceThoughTheControlPlaneIsKilledAtEveryStep() {
    var work = swarm.file(swarm.repository("control-plane"));
    Set<String> begun = new HashSet<>();
    work.follow(
        look -> {
          if (begun.addAll(look.begun().stream().map(Work.Step::type).toList())) {
            killControlPlane();
          } else {
            for (var gate : look.openGates()) {
              work.approve(gate);
              killControlPlane();
            }
          }
        });
    work.isMergedOnce();
    // The order for the last step leaves with the approval: it may be done before anyone is up
    // again.
    begun.addAll(work.look().begun().stream().map(Work.Step::type).toList());
    assertThat(begun)
        .contains(
            "analyze_repo",
            "create_epic",
            "create_user_story",
            "prioritize_backlog",
            "evaluate_feasibility",
            "write_spec",
            "spec_approval",
            "implement_feature",
            "review_mr",
            "run_tests",
            "security_scan",
            "implement_fix",
            "merge_approval",
            "deploy");
  }

  private static void killControlPlane() {
    swarm.kill("dashboard");
    swarm.up();
  }

  @Test
  void theWorkGoesOnThoughEachAgentIsKilledInMidTask() {
    var work = swarm.file(swarm.repository("agents"));
    Set<String> moments = new HashSet<>();
    work.follow(
        look -> {
          look.openGates().forEach(work::approve);
          var merged = !work.repository().movesOfMain().isEmpty();
          var victims =
              look.steps().stream()
                  .filter(Work.Step::held)
                  .filter(step -> !moments.contains(moment(step, merged)))
                  .toList();
          if (!victims.isEmpty()) {
            killedInMidTask(work, victims).forEach(step -> moments.add(moment(step, merged)));
          }
        });
    work.isMergedOnce();
    assertThat(moments)
        .contains(
            "pm",
            "architect",
            "builder",
            "reviewer",
            "tester",
            "security",
            "devops after the merge");
  }

  /** Each role once, and devops once more between the merge and its report. */
  private static String moment(Work.Step step, boolean merged) {
    return step.role() + (merged ? " after the merge" : "");
  }

  /** Those that somebody had to do again: of the others the result was on its way already. */
  private static List<Work.Step> killedInMidTask(Work work, List<Work.Step> victims) {
    Map<Work.Step, Integer> epochs = new HashMap<>();
    Set<Work.Step> changing = new HashSet<>();
    for (var step : victims) {
      var task = work.task(step);
      epochs.put(step, task.epoch());
      if (step.role().equals("builder") && isInItsSession(task)) {
        changing.add(step);
      }
      swarm.kill(step.role());
    }
    swarm.up();
    Patience.until(
        () -> victims.stream().noneMatch(step -> work.task(step).isAt(epochs.get(step))));
    var again =
        victims.stream().filter(step -> work.task(step).epoch() > epochs.get(step)).toList();
    again.stream()
        .filter(changing::contains)
        .forEach(step -> goesOnWhereItWas(work.task(step), epochs.get(step)));
    return again;
  }

  /** Or has ended meanwhile. */
  private static boolean isInItsSession(Task task) {
    int epoch = task.epoch();
    Patience.until(() -> task.tells(epoch, "session ") || !task.isAt(epoch));
    return task.isAt(epoch);
  }

  private static void goesOnWhereItWas(Task task, int killed) {
    Patience.until(() -> task.tells(killed + 1, "session ") || !task.isAt(killed + 1));
    assertThat(task.tells(killed + 1, "it goes on in the worktree of the attempt before"))
        .as("attempt %d of task %s goes on where the killed one was", killed + 1, task.id())
        .isTrue();
  }

  @Test
  void whatAFrozenAgentReportsTooLateDoesNotCount() {
    var task = swarm.analyse(swarm.repository("frozen"));
    Patience.until(() -> task.isHeld());
    swarm.signal("pm", "STOP");
    Patience.until(() -> !task.isHeld());
    swarm.signal("pm", "CONT");
    Patience.until(() -> task.status().equals("completed"));
    task.endedOnce();
    assertThat(task.epoch()).isGreaterThan(1);
    assertThat(task.result()).doesNotContain("This comes too late.");
  }

  @Test
  void aDrainLosesNothing() throws InterruptedException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Skipped: there is no /proc here");
    var image = OwnChild.like(swarm.process("pm").pid());
    swarm.kill("pm");
    var agent = image.start(folder.resolve("pm.log"));
    try {
      var task = swarm.analyse(swarm.repository("slow"));
      Patience.until(() -> task.isHeld() || !agent.isAlive());
      agent.destroy();
      assertThat(agent.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(agent.exitValue()).isZero();
      assertThat(task.finishes()).singleElement().asString().startsWith("interrupted");
      swarm.up();
      Patience.until(() -> task.status().equals("completed"));
      task.endedOnce();
      assertThat(task.epoch()).isEqualTo(2);
    } finally {
      agent.destroyForcibly();
    }
  }

  @Test
  void theWorkGoesOnThoughTheServersAreKilled() {
    var work = swarm.file(swarm.repository("servers"));
    Set<String> killedDuring = new HashSet<>();
    work.follow(
        look -> {
          look.openGates().forEach(work::approve);
          for (var step : look.steps()) {
            if (step.held()
                && Set.of("spec", "build").contains(step.name())
                && killedDuring.add(step.name())) {
              swarm.killWithServers("servers");
              swarm.up();
              return;
            }
          }
        });
    work.isMergedOnce();
    assertThat(killedDuring).hasSize(2);
  }
}
