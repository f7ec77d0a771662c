package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TestReport;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.streams.StreamEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After whatever a repository's tests did, the same process does its next task. */
@QuarkusTest
class HostileOrderTest extends AgentTest {
  private static final String SECRET = "AKIAIOSFODNN7EXAMPLE";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trap '' TERM INT; yes nothing but noise & sleep 1000",
        "setsid sleep 1000 </dev/null >/dev/null 2>&1 & exit 1",
        "rm -rf \"$PWD\"",
        "rm -rf \"$PWD\" \"$HOME\" ../../home ../../logs ../../reports ../../worktrees; exit 1",
        "rm -rf \"$HOME\"; ln -s \"$PWD\" \"$HOME\"; exit 1",
        // Bounded by itself, in number and in time, should it not be killed.
        "b() { [ $1 -gt 0 ] || exec sleep 20; b $(($1-1)) & b $(($1-1)) & wait; }; b 6",
      })
  void doesTheNextTask(String tests) {
    builder.when(task, work -> tested(work, tests));

    send(order());

    assertThat(awaitOutcome()).isInstanceOf(TaskOutcome.Failed.class);
    awaitAcknowledged();
    assertTheNextIsDone();
  }

  @Test
  void leaksNoSecretThatTheTestsPrint() throws IOException {
    AtomicReference<Path> run = new AtomicReference<>();
    builder.when(
        task,
        work -> {
          run.set(work.runDirectory());
          return tested(
              work,
              "echo AKIAIOSF\"\"ODNN7EXAMPLE; echo \"<testsuite><testcase name='AKIAIOSF\"\"ODNN7EXAMPLE'>"
                  + "<failure/></testcase></testsuite>\" > TEST-a.xml; exit 1");
        });

    send(order());

    assertThat(awaitOutcome().toString()).doesNotContain(SECRET).contains("1 failed");
    assertThat(Files.readString(run.get().resolve("logs/tests-1.log"))).doesNotContain(SECRET);
    assertThat(entries(Streams.EVENTS))
        .extracting(StreamEntry::body)
        .noneMatch(body -> body.contains(SECRET));
    soon()
        .untilAsserted(
            () ->
                assertThat(entries(Streams.OUTPUT_PREFIX + task))
                    .extracting(StreamEntry::body)
                    .anyMatch(line -> line.contains("exit code 1"))
                    .noneMatch(line -> line.contains(SECRET)));
  }

  private void assertTheNextIsDone() {
    TaskId hostile = task;
    task = TaskId.next(Clock.systemUTC());
    assertThat(task).isNotEqualTo(hostile);
    builder.when(
        task, work -> report(work, "echo all is well").passed() ? DONE : tested(work, "false"));

    send(order());

    assertThat(awaitOutcome()).isEqualTo(DONE);
    awaitAcknowledged();
  }

  private static TaskOutcome tested(TaskContext work, String command) throws IOException {
    TestReport report = report(work, command);
    TaskResult.TestsRun result = report.asResult();
    work.progress(report.output());
    return new TaskOutcome.Failed("%d failed, %s".formatted(result.failed(), result.findings()));
  }

  private static TestReport report(TaskContext work, String command) {
    return work.runTests(new Worktree(work.emptyDirectory(), "main", "", ""), command);
  }
}
