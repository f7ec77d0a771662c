package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.processes.Command;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StopTest extends AgentTest {
  @Test
  void interruptsACancelledAttemptAndKillsWhatItStarted() throws IOException {
    AtomicReference<Path> pidFile = new AtomicReference<>();
    builder.when(task, work -> endlessly(work, pidFile));
    send(order());
    long pid = awaitPid(pidFile);

    control(new ControlMessage.Cancel(task, 2, "another epoch"));
    control(new ControlMessage.Answer(task, 1, "hurry"));
    soon()
        .until(() -> eventsOfTask().stream().anyMatch(SwarmEvent.TaskProgressed.class::isInstance));
    assertThat(ProcessHandle.of(pid)).isPresent();

    control(new ControlMessage.Cancel(task, 1, "not wanted any more"));

    awaitGone(pid);
    awaitAcknowledged();
    assertThat(outcome()).isEmpty();
  }

  @Test
  void anEmergencyStopEndsAnAttemptWhoseTaskGoesOnLater() throws IOException {
    AtomicReference<Path> pidFile = new AtomicReference<>();
    builder.when(task, work -> endlessly(work, pidFile));
    send(order());
    long pid = awaitPid(pidFile);

    control(new ControlMessage.Interrupt(task, 1, "emergency stop: leak"));

    awaitGone(pid);
    assertThat(awaitOutcome()).isEqualTo(new TaskOutcome.Interrupted("emergency stop: leak"));
    awaitAcknowledged();
  }

  @Test
  void stopsAnAttemptWhoseTimeIsUp() throws IOException {
    AtomicReference<Path> pidFile = new AtomicReference<>();
    builder.when(task, work -> endlessly(work, pidFile));

    send(order(1, Duration.ofSeconds(5)));

    long pid = awaitPid(pidFile);
    assertThat(awaitOutcome())
        .isEqualTo(new TaskOutcome.Retry("exceeded its time limit of 5.0 s", Optional.empty()));
    awaitGone(pid);
    awaitAcknowledged();
  }

  @Test
  void endsAnAttemptThatSwallowsInterrupts() {
    CountDownLatch swallowed = new CountDownLatch(3);
    builder.when(
        task,
        work -> {
          while (swallowed.getCount() > 0) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              swallowed.countDown();
            }
          }
          return DONE;
        });

    send(order(1, Duration.ofSeconds(1)));

    assertThat(awaitOutcome()).isInstanceOf(TaskOutcome.Retry.class);
    assertThat(swallowed.getCount()).isZero();
  }

  @Test
  void leavesAnAttemptBehindThatNeverEnds() {
    CountDownLatch never = new CountDownLatch(1);
    builder.when(
        task,
        work -> {
          while (never.getCount() > 0) {
            Thread.onSpinWait();
          }
          return DONE;
        });

    send(order(1, Duration.ofMillis(500)));

    assertThat(awaitOutcome()).isInstanceOf(TaskOutcome.Retry.class);
    awaitAcknowledged();
    never.countDown();
  }

  @Test
  void takesNothingForAPausedRoleUntilItIsResumed() {
    control(new ControlMessage.Pause(Role.BUILDER));
    soon().until(() -> slots().filter(Map::isEmpty).isPresent());
    builder.when(task, work -> DONE);

    control(new ControlMessage.Resume(Role.BUILDER));
    soon().until(() -> slots().filter(free -> !free.isEmpty()).isPresent());
    send(order());

    assertThat(awaitOutcome()).isEqualTo(DONE);
  }

  @Test
  void hasNoRoomForARoleThatIsScaledToNothingUntilItIsScaledUp() {
    control(new ControlMessage.Scale(Role.BUILDER, 0));
    soon().until(() -> slots().filter(free -> free.getOrDefault(Role.BUILDER, 1) == 0).isPresent());
    builder.when(task, work -> DONE);
    send(order());

    control(new ControlMessage.Scale(Role.BUILDER, 2));

    assertThat(awaitOutcome()).isEqualTo(DONE);
  }

  /** What the worker last said that it has room for. */
  private Optional<Map<Role, Integer>> slots() {
    return heartbeats().stream()
        .reduce((earlier, later) -> later)
        .map(SwarmEvent.WorkerSeen::slots);
  }

  static TaskOutcome endlessly(TaskContext work, AtomicReference<Path> pidFile) {
    pidFile.set(work.runDirectory().resolve("pid"));
    work.processes()
        .run(
            new Command(
                List.of("sh", "-c", "echo $$ > pid; sleep 1000"),
                work.runDirectory(),
                work.environment(),
                new Limits(Duration.ofMinutes(10), Duration.ofMillis(200), 1000),
                Optional.empty(),
                Redactor.none()));
    return DONE;
  }

  static long awaitPid(AtomicReference<Path> pidFile) throws IOException {
    soon()
        .until(
            () ->
                pidFile.get() != null
                    && Files.exists(pidFile.get())
                    && Files.size(pidFile.get()) > 0);
    return Long.parseLong(Files.readString(pidFile.get()).strip());
  }
}
