package dev.autodev.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportReadersTest {
  @TempDir Path worktree;

  @Test
  void readsWhatFailedAndWhere() throws IOException {
    write("src/test/java/com/example/CountTest.java", "class CountTest {}");
    Path report =
        write(
            "target/surefire-reports/TEST-com.example.CountTest.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="com.example.CountTest" tests="4" errors="1" skipped="1" failures="1">
              <testcase name="adds" classname="com.example.CountTest" time="0.01"/>
              <testcase name="later" classname="com.example.CountTest"><skipped/></testcase>
              <testcase name="subtracts" classname="com.example.CountTest">
                <failure message="expected: 1 but was: 2" type="AssertionError"><![CDATA[
            org.opentest4j.AssertionFailedError: expected: 1 but was: 2
            	at org.junit.jupiter.api.AssertEquals.fail(AssertEquals.java:12)
            	at app//com.example.CountTest.subtracts(CountTest.java:42)
            ]]></failure>
                <system-out>noise</system-out>
              </testcase>
              <testcase name="divides" classname="com.example.CountTest$Nested">
                <error type="ArithmeticException">java.lang.ArithmeticException: / by zero</error>
              </testcase>
            </testsuite>
            """);

    JunitReports read = JunitReports.read(List.of(report));

    assertThat(read.total()).isEqualTo(4);
    assertThat(read.failed()).isEqualTo(2);
    assertThat(read.skipped()).isEqualTo(1);
    SourcePlaces places = new SourcePlaces(worktree);
    assertThat(places.of(read.failures().get(0)))
        .isEqualTo(new SourcePlaces.Place("src/test/java/com/example/CountTest.java", 42));
    assertThat(places.of(read.failures().get(1)))
        .isEqualTo(new SourcePlaces.Place("src/test/java/com/example/CountTest.java", 0));
  }

  @Test
  void findsThePlaceInAPytestTrace() throws IOException {
    write("tests/test_sum.py", "def test_sum(): assert 1 == 2");

    SourcePlaces.Place place =
        new SourcePlaces(worktree)
            .of(
                new JunitReports.FailedTest(
                    "tests.test_sum",
                    "test_sum",
                    "assert 1 == 2",
                    "/usr/lib/x.py:3: in y\ntests/test_sum.py:17: AssertionError"));

    assertThat(place).isEqualTo(new SourcePlaces.Place("tests/test_sum.py", 17));
  }

  @Test
  void readsNoExternalEntity() throws IOException {
    Path secret = write("secret.txt", "top secret");
    Path report =
        write(
            "TEST-evil.xml",
            """
            <?xml version="1.0"?>
            <!DOCTYPE t [<!ENTITY x SYSTEM "%s"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
            <testsuite><testcase classname="c" name="n"><failure message="m">&x;&b;</failure></testcase></testsuite>
            """
                .formatted(secret.toUri()));

    JunitReports read = JunitReports.read(List.of(report));

    assertThat(read.toString()).doesNotContain("top secret").doesNotContain("aaaaaaaaaa");
  }

  @Test
  void leavesOutWhatIsNoXmlAndReadsTheRest() throws IOException {
    Path broken = write("TEST-broken.xml", "<testsuite><testcase");
    Path deep = write("TEST-deep.xml", "<a>".repeat(10_000));
    Path good = write("TEST-good.xml", "<testsuite><testcase name='n'/></testsuite>");

    assertThat(JunitReports.read(List.of(broken, deep, good)).total()).isEqualTo(1);
  }

  @Test
  void sumsJacocosLinesOverModules() throws IOException {
    String jacoco =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
        <report name="m"><package name="p"><counter type="LINE" missed="99" covered="1"/></package>
        <counter type="INSTRUCTION" missed="7" covered="7"/>
        <counter type="LINE" missed="%d" covered="%d"/></report>
        """;
    Path one = write("a/target/site/jacoco/jacoco.xml", jacoco.formatted(10, 90));
    Path two = write("b/target/site/jacoco/jacoco.xml", jacoco.formatted(30, 70));

    assertThat(CoverageReports.read(List.of(one, two))).contains(80.0);
  }

  @Test
  void readsCoberturasLines() throws IOException {
    Path report =
        write(
            "coverage.xml",
            """
            <?xml version="1.0" ?>
            <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
            <coverage lines-valid="8" lines-covered="7" line-rate="0.875"><packages/></coverage>
            """);

    assertThat(CoverageReports.read(List.of(report))).contains(87.5);
  }

  @Test
  void takesOnlyReportsOfThisRunThatLieInTheWorktree() throws IOException {
    write("TEST-old.xml", "<testsuite/>");
    Path again = write("TEST-again.xml", "<testsuite/>");
    Map<Path, ReportFiles.Stamp> before = ReportFiles.standing(worktree, JunitReports::named);
    write("TEST-again.xml", "<testsuite tests=\"1\"/>");
    Path fresh = write("deep/er/TEST-new.xml", "<testsuite/>");
    Files.createSymbolicLink(worktree.resolve("TEST-link.xml"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(worktree.resolve("loop"), worktree);

    assertThat(ReportFiles.writtenSince(before, worktree, JunitReports::named))
        .containsExactly(again, fresh);
  }

  private Path write(String name, String text) throws IOException {
    Path file = worktree.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
