package dev.autodev.role.tester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.TestsRun;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesterTest {
  private static final TaskPayload DEFAULT_BRANCH =
      new TaskPayload.RunTests(Optional.empty(), "", 0);
  private static final String FAILURE =
      "<failure message=\"expected 2 but was 3\">at RangeTest.counts(RangeTest.java:3)</failure>";

  @TempDir Path directory;

  private final Tester tester = new Tester();
  private GitRepository repository;

  @BeforeEach
  void aRepository() {
    repository = GitRepository.create(directory.resolve("repository"));
  }

  /** A test command that leaves the reports a Maven build would. */
  private static String script(int exitCode, String failure) {
    return """
        mkdir -p target/surefire-reports target/site/jacoco
        cat > target/surefire-reports/TEST-RangeTest.xml <<'XML'
        <testsuite name="RangeTest" tests="2" failures="%d" errors="0" skipped="0">
          <testcase classname="RangeTest" name="parses"/>
          <testcase classname="RangeTest" name="counts">%s</testcase>
        </testsuite>
        XML
        cat > target/site/jacoco/jacoco.xml <<'XML'
        <report name="sample"><counter type="LINE" missed="1" covered="3"/></report>
        XML
        exit %d
        """
        .formatted(failure.isEmpty() ? 0 : 1, failure, exitCode);
  }

  private Workbench bench(String command, int coverage) {
    return new Workbench(directory, repository).tests(command, coverage);
  }

  @Test
  void readsTheReportsThatTheTestsLeave() {
    repository.with("run-tests", script(0, "")).commit("Begin");

    TestsRun run = bench("sh ./run-tests", 70).run(tester, DEFAULT_BRANCH).result(TestsRun.class);

    assertThat(run.exitCode()).isZero();
    assertThat(run.total()).isEqualTo(2);
    assertThat(run.failed()).isZero();
    assertThat(run.lineCoverage()).contains(75.0);
    assertThat(run.findings()).isEmpty();
  }

  @Test
  void makesAFindingOfAFailedTest() {
    repository
        .with("run-tests", script(1, FAILURE))
        .with("src/test/java/RangeTest.java", "class RangeTest {\n  void counts() {\n  }\n}\n")
        .commit("Begin");

    TestsRun run = bench("sh ./run-tests", 0).run(tester, DEFAULT_BRANCH).result(TestsRun.class);

    assertThat(run.failed()).isEqualTo(1);
    assertThat(run.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo("src/test/java/RangeTest.java:3");
              assertThat(finding.severity()).isEqualTo(Severity.HIGH);
              assertThat(finding.message()).contains("counts", "expected 2 but was 3");
            });
  }

  @Test
  void makesAFindingOfMissingCoverage() {
    repository.with("run-tests", script(0, "")).commit("Begin");

    TestsRun run = bench("sh ./run-tests", 80).run(tester, DEFAULT_BRANCH).result(TestsRun.class);

    assertThat(run.findings()).singleElement().matches(found -> found.rule().equals("coverage"));
  }

  @Test
  void doesNotBelieveReportsThatAreCommitted() {
    repository
        .with(
            "target/surefire-reports/TEST-Old.xml",
            "<testsuite tests=\"9\"><testcase classname=\"Old\" name=\"old\"/></testsuite>")
        .commit("Begin");

    TestsRun run = bench("true", 0).run(tester, DEFAULT_BRANCH).result(TestsRun.class);

    assertThat(run.total()).isZero();
  }

  @Test
  void endsTestsThatHang() {
    repository.commit("Begin");
    Workbench bench =
        new Workbench(directory, repository, Duration.ofMillis(300)).tests("sleep 600", 0);

    TestsRun run = bench.run(tester, DEFAULT_BRANCH).result(TestsRun.class);

    assertThat(run.exitCode()).isEqualTo(-1);
    assertThat(run.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("exceeded its time limit"));
  }

  @Test
  void saysWhatToDoWithoutATestCommand() {
    repository.with("README", "Nothing to test.\n").commit("Begin");

    assertThat(new Workbench(directory, repository).run(tester, DEFAULT_BRANCH).failure())
        .contains("no test command is known", "--test-command");
  }

  @Test
  void testsTheCommitOfTheChange() {
    String base = repository.with("run-tests", script(0, "")).commit("Begin");
    repository.git("checkout", "-q", "-b", "auto-dev/x");
    String head = repository.with("run-tests", script(1, FAILURE)).commit("Break it");
    repository.git("checkout", "-q", "main");
    Workbench bench = bench("sh ./run-tests", 0);

    assertThat(bench.run(tester, of(base, head)).result(TestsRun.class).failed()).isEqualTo(1);
    assertThat(bench.run(tester, of(base, base)).failure()).contains("is at " + head);
  }

  @Test
  void isRefutedWhenNoTestsWereRun() {
    repository.commit("Begin");
    TestsRun claimed = new TestsRun("true", 0, 7, 0, 0, Optional.empty(), List.of());

    assertThat(bench("true", 0).evidence(DEFAULT_BRANCH, claimed).observations())
        .singleElement()
        .matches(observation -> !observation.holds())
        .extracting(Observation::found)
        .isEqualTo("no tests were run in this attempt");
  }

  private static TaskPayload of(String base, String head) {
    return new TaskPayload.RunTests(
        Optional.of(new ChangeRef("auto-dev/x", base, head, "patch", "1", 1, 1, 1)), "", 0);
  }
}
