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
  /** Short, and yet more than a shell needs for its first lines on a busy machine. */
  private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(3);

  private static final Duration LONGEST_TO_BEGIN = Duration.ofMinutes(1);

  @TempDir Path directory;
  private Path worktree;
  private Duration timeout = Duration.ofSeconds(60);
  private int coverageThreshold;
  private Redactor redactor = Redactor.of(List.of());

  @BeforeEach
  void makeWorktree() throws IOException {
    worktree = Files.createDirectories(directory.resolve("worktree"));
  }

  @Test
  void stopsTestsThatHang() throws IOException {
    TestReport report = runUntilItHasBegun("echo started; echo $$ > pid; sleep 1000");

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
  void killsDaemonsThatForkedTwiceAndClosedAllTheyHad() throws IOException {
    TestReport report =
        run(
            "(setsid sh -c '(trap \"\" TERM INT HUP; exec 0<&- 1>&- 2>&-; cd /;"
                + " echo $$ > \"$OLDPWD/daemon\"; sleep 1000 & wait) &' &) ;"
                + " while [ ! -s daemon ]; do sleep 0.05; done; exit 0");

    assertThat(report.passed()).isTrue();
    assertGone("daemon");
  }

  @Test
  void killsTestsThatForkWithoutEnd() {
    // Bounded by themselves, in number and in time, should they not be killed.
    TestReport report =
        run(
            "b() { if [ $1 -gt 0 ]; then b $(($1-1)) & b $(($1-1)) & wait; else sleep 20; fi; }; b 6");

    assertThat(report.exitCode()).isEqualTo(-1);
    assertThat(onlyMessage(report)).contains("processes at once");
    assertThat(run("echo next").passed()).isTrue();
  }

  @Test
  void keepsLittleOfMuchOutput() throws IOException {
    TestReport report = run("yes all work and no play | head -c 200000000; exit 1");

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.output().length()).isLessThan(200_000);
    assertThat(report.failures()).hasSize(1);
    assertThat(Files.size(directory.resolve("logs/tests.log"))).isBetween(50L << 20, 51L << 20);
  }

  @Test
  void saysThatTheTestsDeletedTheirWorktree() {
    assertThat(onlyMessage(run("rm -rf \"$PWD\""))).contains("deleted the worktree");
  }

  @Test
  void goesOnWhenTheTestsDeletedAllTheyCouldReach() throws IOException {
    String command = "rm -rf \"$PWD\" \"$HOME\" \"$SWARM_REPORTS\" ../logs ../reports; exit 1";

    assertThat(onlyMessage(run(command))).contains("deleted the worktree");

    makeWorktree();
    assertThat(run("echo next > \"$TMPDIR/file\"").passed()).isTrue();
  }

  @Test
  void goesOnWhenTemporaryFilesAndReportsBecameLinks() {
    run(
        "rm -rf \"$TMPDIR\" \"$SWARM_REPORTS\"; ln -s \"$PWD\" \"$TMPDIR\"; ln -s \"$PWD\" \"$SWARM_REPORTS\"");

    TestReport report = run("echo next");

    assertThat(report.passed()).isTrue();
    assertThat(report.total()).isZero();
  }

  @Test
  void givesTheTestsNeitherInputNorTerminal() {
    TestReport report =
        run(
            "cat; read line || echo end of input; (echo x > /dev/tty) 2>/dev/null || echo no terminal");

    assertThat(report.passed()).isTrue();
    assertThat(report.output()).contains("end of input", "no terminal");
  }

  @Test
  void stopsTestsThatIgnoreBeingAsked() throws IOException {
    TestReport report =
        runUntilItHasBegun("trap '' TERM INT HUP; echo $$ > pid; while :; do sleep 1000; done");

    assertThat(onlyMessage(report)).contains("time limit");
    assertGone("pid");
  }

  @Test
  void readsNoReportThatIsALinkAPipeOrABomb() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("TEST-out.xml"), "<testsuite><testcase/></testsuite>");
    Files.writeString(worktree.resolve("bomb"), entityBomb());

    TestReport report =
        run(
            "ln -s ../outside out; ln -s . loop; ln -s /etc/passwd TEST-passwd.xml;"
                + " ln -s ../outside/TEST-out.xml TEST-link.xml; mkfifo TEST-pipe.xml;"
                + " mkdir TEST-directory.xml; mv bomb TEST-bomb.xml;"
                + " head -c 100000000 /dev/zero > TEST-large.xml;"
                + " echo '<testsuite><testcase/></testsuite>' > TEST-good.xml");

    assertThat(report.total()).isEqualTo(1);
    assertThat(report.passed()).isTrue();
  }

  private static String entityBomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE t [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    return bomb
        + "]><testsuite><testcase name='&e29;'><failure>&e29;</failure></testcase></testsuite>";
  }

  @Test
  void namesAFewOfAMillionFailures() {
    String half =
        "(echo '<testsuite>'; yes '<testcase><failure/></testcase>' | head -n 500000;"
            + " echo '</testsuite>')";

    TestReport report = run(half + " > TEST-a.xml; " + half + " > TEST-b.xml; exit 1");

    assertThat(report.failed()).isEqualTo(1_000_000);
    assertThat(report.failures()).hasSizeLessThan(200);
    assertThat(report.failures().getLast().message()).contains("more tests failed");
  }

  @Test
  void cutsNamesAndMessagesOfAnyLength() {
    TestReport report =
        run(
            "long=$(head -c 3000000 /dev/zero | tr '\\0' x); (echo '<testsuite>';"
                + " echo \"<testcase classname='$long' name='$long'><failure message='$long'/>\";"
                + " echo '</testcase></testsuite>') > TEST-long.xml; exit 1");

    assertThat(onlyMessage(report).length()).isLessThan(5_000);
  }

  @Test
  void findsReportsAmongNamesThatAreNoNames() throws IOException {
    TestReport report =
        run(
            "mkdir -p \"$(printf 'a\\nb\\033[2J')\"; cd a*; printf 'class A {}' > \"$(printf 'C\\007\\nD.java')\";"
                + " (d=0; while [ $d -lt 300 ]; do mkdir d && cd d || exit; d=$((d+1)); done);"
                + " printf \"<testsuite><testcase classname='a.B' name='x\\302\\233y&#10;z'>\" > TEST-a.xml;"
                + " printf \"<failure message='\\342\\200\\256live'/></testcase></testsuite>\" >> TEST-a.xml;"
                + " exit 1");

    assertThat(report.failed()).isEqualTo(1);
    assertThat(onlyMessage(report)).contains("live").doesNotContain("\u202e", "\u009b");
  }

  @Test
  void saysWhatATerminalWouldObeyAsPlainText() {
    assertThat(onlyMessage(run("printf '\\033[2J\\033]0;title\\007\\000bad'; exit 1")))
        .contains("bad")
        .doesNotContain("\u001b", "\u0007", "\0");
  }

  @Test
  void redactsWhatTheTestsPrintLogAndReport() throws IOException {
    String secret = "hunter2-is-not-a-password";
    redactor = Redactor.of(List.of(secret));

    TestReport report =
        run(
            "echo %1$s; echo \"<testsuite><testcase classname='%1$s' name='n'><failure message='%1$s'>%1$s</failure></testcase></testsuite>\" > TEST-a.xml; exit 1"
                .replace("%1$s", "hunter2-is-\"\"not-a-password"));

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.toString()).doesNotContain(secret);
    assertThat(Files.readString(directory.resolve("logs/tests.log"))).doesNotContain(secret);
  }

  private static String onlyMessage(TestReport report) {
    assertThat(report.failures()).hasSize(1);
    return report.failures().getFirst().message();
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

  /** With as little time as the machine needs to begin; a busy one may need more than seconds. */
  private TestReport runUntilItHasBegun(String command) throws IOException {
    Path pid = worktree.resolve("pid");
    for (timeout = TIME_TO_BEGIN; ; timeout = timeout.multipliedBy(3)) {
      TestReport report = run(command);
      if (timeout.compareTo(LONGEST_TO_BEGIN) > 0 || Files.exists(pid) && Files.size(pid) > 0) {
        return report;
      }
    }
  }

  private TestReport run(String command) {
    return new TestRun(new Settings(), new ProcessRunner(), redactor)
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
        .atMost(Duration.ofSeconds(30))
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
