package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.system.Guide.Command;
import dev.autodev.system.Guide.Line;
import dev.autodev.system.Guide.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No command of the operators' guide is without somebody who runs it, or a reason why not. */
class GuideTest {
  private static final List<String> KINDS = List.of("run", "aws", "get", "fails", "by", "not");

  @Test
  void everyCommandIsRunBySomebodyOrSaysWhyNot() {
    Set<String> known = Guide.lines().stream().map(Line::command).collect(Collectors.toSet());
    Set<String> there = Guide.commands().stream().map(Command::text).collect(Collectors.toSet());

    assertThat(Guide.commands().stream().filter(command -> !known.contains(command.text())))
        .as("commands of OPERATIONS.md, with their line, of which %s says nothing", Guide.RUNS)
        .isEmpty();
    assertThat(known)
        .as("commands of %s that OPERATIONS.md no longer has", Guide.RUNS)
        .isSubsetOf(there);
    assertThat(Guide.lines()).allSatisfy(line -> assertThat(line.runs()).isNotEmpty());
    assertThat(runs()).allSatisfy(run -> assertThat(KINDS).contains(run.kind()));
  }

  @Test
  void theTestThatIsNamedHasTheCommand() {
    assertThat(runs().filter(run -> run.kind().equals("by")))
        .allSatisfy(run -> assertThat(text(run)).as(run.first()).contains(run.rest()));
  }

  @Test
  void whatNobodyRunsIsSaidInTheGuide() {
    String page = Guide.page();
    String section = page.substring(page.indexOf("## What no test runs"));

    assertThat(runs().filter(run -> run.kind().equals("not")).map(Run::what).distinct())
        .allSatisfy(reason -> assertThat(section).contains("\n| " + reason + " | "));
  }

  private static Stream<Run> runs() {
    return Guide.lines().stream().flatMap(line -> line.runs().stream());
  }

  private static String text(Run run) throws IOException {
    return Files.readString(Project.root().resolve(run.first()));
  }
}
