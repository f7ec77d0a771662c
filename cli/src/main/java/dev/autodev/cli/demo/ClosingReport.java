package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** What a person wants to know when the work is done. */
record ClosingReport(JsonNode workflow, Collection<JsonNode> tasks, Path data, URI dashboard) {
  /** The commit on the main branch, if the last step merged one. */
  Optional<String> mergedSha() {
    return result("deployed").map(result -> Json.text(result, "mergedSha"));
  }

  void print(MergedCheck check, SampleRepository sample, String sha, Terminal terminal) {
    terminal.line(terminal.bold("Merged"));
    terminal.line(
        "  commit       %s on %s %s",
        sha, SampleRepository.BRANCH, check.onMain() ? "" : terminal.paint("(NOT there)", 31));
    if (check.onMain()) {
      terminal.line(sample.changeStat(sha).indent(13).stripTrailing());
    }
    terminal.line(
        "  tests        %s: %d run in a fresh clone of %s",
        check.testsPass()
            ? terminal.paint("pass", 32)
            : terminal.paint("FAIL, see " + check.log(), 31),
        check.tests(),
        SampleRepository.BRANCH);
    result("tests_run")
        .ifPresent(tests -> terminal.line("  tester saw   %s", Outcomes.tests(tests)));
    new FindingsStory(tasks).print(terminal);
    terminal.line("  usage        %s", usage());
    printPlaces(terminal);
  }

  void printPlaces(Terminal terminal) {
    var id = Json.text(workflow, "id");
    terminal.line("  log          %s", data.resolve("logs"));
    terminal.line("  audit trail  %s/api/audit?subject=%s", dashboard, id);
    terminal.line("  dashboard    %s", dashboard);
  }

  private String usage() {
    var usage = Amounts.usage(workflow.path("usage"));
    return usage.isEmpty() ? "no model was called" : usage;
  }

  /** The newest result of that kind. */
  private Optional<JsonNode> result(String type) {
    return tasks.stream()
        .map(task -> task.path("result"))
        .filter(result -> Json.text(result, "type").equals(type))
        .reduce((earlier, later) -> later);
  }
}
