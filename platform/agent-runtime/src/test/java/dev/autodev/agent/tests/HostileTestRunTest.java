package dev.autodev.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TestReport;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a repository's tests do, the run ends, says what happened, and leaves no process. */
class HostileTestRunTest {
  @TempDir Path directory;
  private Path worktree;
  private Duration timeout = Duration.ofSeconds(30);
  private int coverageThreshold;

  @BeforeEach
  void makeWorktree() throws IOException {
    worktree = Files.createDirectories(directory.resolve("worktree"));
  }

  @Test
  void stopsTestsThatHang() throws IOException {
    timeout = Duration.ofMillis(300);

    TestReport report = run("echo started; echo $$ > pid; sleep 1000");

    assertThat(report.passed()).isFalse();
    assertThat(report.exitCode()).isEqualTo(-1);
    assertThat(report.failures())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("time limit", "started"));
    assertGone("pid");
  }

  @Test
  void killsWhatTheTestsLeftRunning() throws IOException {
    TestReport report =
        run(
            "(setsid sh -c 'echo $$ > daemon; exec sleep 1000' >/dev/null 2>&1 &) ; "
                + "while [ ! -s daemon ]; do :; done; exit 0");

    assertThat(report.passed()).isTrue();
    assertGone("daemon");
  }

  @Test
  void keepsLittleOfMuchOutput() {
    TestReport report = run("yes all work and no play | head -c 50000000; exit 1");

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.output().length()).isLessThan(200_000);
    assertThat(report.failures()).hasSize(1);
  }

  @Test
  void saysThatTheTestsDeletedTheirWorktree() {
    TestReport report = run("rm -rf \"$PWD\"");

    assertThat(report.failures())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("deleted the worktree");
  }

  @Test
  void tellsAFailedCommandFromFailedTests() {
    assertThat(run("echo cannot compile; exit 2").failures())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("test-command");
              assertThat(finding.severity()).isEqualTo(Severity.HIGH);
              assertThat(finding.message()).contains("exited with 2", "cannot compile");
            });

    TestReport failed =
        run(
            "echo \"<testsuite><testcase classname='a.B' name='c'><failure message='no'/></testcase>"
                + "</testsuite>\" > TEST-a.xml; exit 1");
    assertThat(failed.total()).isEqualTo(1);
    assertThat(failed.failures())
        .singleElement()
        .extracting(Finding::rule)
        .isEqualTo("failed-test");
  }

  @Test
  void asksForTheCoverageTheRepositoryAsksFor() {
    coverageThreshold = 80;

    assertThat(run("true").failures())
        .singleElement()
        .extracting(Finding::rule, Finding::severity)
        .containsExactly("coverage", Severity.MEDIUM);
    assertThat(run("echo \"<coverage lines-valid='10' lines-covered='7'/>\" > coverage.xml"))
        .satisfies(
            report -> {
              assertThat(report.lineCoverage()).contains(70.0);
              assertThat(report.failures()).hasSize(1);
            });
    assertThat(
            run("echo \"<coverage lines-valid='10' lines-covered='8'/>\" > coverage.xml").passed())
        .isTrue();
  }

  @Test
  void leaksNothingOfOursAndRedactsWhatIsPrinted() {
    TestReport report = run("env; echo AKIAIOSFODNN7EXAMPLE");

    assertThat(report.output()).contains("HOME=" + directory.resolve("home"));
    assertThat(report.output()).doesNotContain("AKIAIOSFODNN7EXAMPLE");
  }

  @Test
  void failsWithTheRemedyWhereNothingSaysHowToTest() {
    assertThatThrownBy(() -> run(""))
        .isInstanceOfSatisfying(
            AttemptEnded.class,
            end ->
                assertThat(end.outcome())
                    .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("test command")));
  }

  private TestReport run(String command) {
    return new TestRun(new Settings(), new ProcessRunner(), Redactor.of(List.of()))
        .run(
            new TestRun.Asked(
                worktree,
                command,
                ChildEnvironment.clean(directory.resolve("home"), Map.of()),
                directory.resolve("reports"),
                directory.resolve("logs/tests.log"),
                coverageThreshold));
  }

  private void assertGone(String pidFile) throws IOException {
    long pid = Long.parseLong(Files.readString(worktree.resolve(pidFile)).strip());
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
  }

  private final class Settings implements AgentConfig.Tests {
    @Override
    public Duration timeout() {
      return timeout;
    }

    @Override
    public Duration grace() {
      return Duration.ofMillis(200);
    }

    @Override
    public long keptOutput() {
      return 65_536;
    }

    @Override
    public int processes() {
      return 40;
    }
  }
}
