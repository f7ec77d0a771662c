package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.api.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a repository; what is not said stays as it is, an empty text is none. */
final class RepositorySettings {
  @Option(names = "--branch", description = "The branch changes go to (at first: main).")
  private @Nullable String branch;

  @Option(
      names = "--test",
      paramLabel = "COMMAND",
      description = "Runs its tests (at first: detected).")
  private @Nullable String test;

  @Option(names = "--deploy", paramLabel = "COMMAND", description = "Runs after a merge.")
  private @Nullable String deploy;

  @Option(names = "--health", paramLabel = "COMMAND", description = "Must succeed after a deploy.")
  private @Nullable String health;

  @Option(names = "--rollback", paramLabel = "COMMAND", description = "Undoes a deploy.")
  private @Nullable String rollback;

  @Option(
      names = "--publish",
      paramLabel = "COMMAND",
      description = "Publishes an approved product, run on the approved commit.")
  private @Nullable String publish;

  @Option(
      names = "--coverage",
      paramLabel = "PERCENT",
      description = "Least line coverage; 0: not asked for.")
  private @Nullable Integer coverage;

  @Option(
      names = "--findings",
      paramLabel = "SEVERITY",
      description = "Findings this bad send a change back (at first: what the pipeline says).")
  private @Nullable String findings;

  @Option(names = "--importance", description = "From 0 to 10 (at first: 5).")
  private @Nullable Integer importance;

  @Option(
      names = "--approvals",
      paramLabel = "PEOPLE",
      description = "How many different people open a gate, 1 to 5.")
  private @Nullable Integer people;

  @Option(
      names = "--by-others",
      negatable = true,
      description = "Whether the approval of who asked for the work does not count.")
  private @Nullable Boolean byOthers;

  /** Nothing was said. */
  boolean isEmpty() {
    return said().isEmpty() && people == null && byOthers == null;
  }

  /** Over what is known of the repository, if it is known. */
  void into(ObjectNode body, ObjectNode approvals) {
    said()
        .forEach(
            (field, value) -> {
              if (value instanceof Integer number) {
                body.put(field, number);
              } else if (value.toString().isBlank()) {
                body.putNull(field);
              } else {
                body.put(field, value.toString());
              }
            });
    if (people != null || byOthers != null) {
      var rule = approvals.isEmpty() ? Json.object().put("people", 1) : approvals.deepCopy();
      if (people != null) {
        rule.put("people", people);
      }
      if (byOthers != null) {
        rule.put("byOthers", byOthers);
      }
      body.set("approvals", rule);
    }
  }

  private Map<String, Object> said() {
    var all = new LinkedHashMap<String, Object>();
    put(all, "defaultBranch", branch);
    put(all, "testCommand", test);
    put(all, "deployCommand", deploy);
    put(all, "healthCommand", health);
    put(all, "rollbackCommand", rollback);
    put(all, "publishCommand", publish);
    put(all, "coverageThreshold", coverage);
    put(all, "findingThreshold", findings);
    put(all, "importance", importance);
    return all;
  }

  private static void put(Map<String, Object> all, String field, @Nullable Object value) {
    if (value != null) {
      all.put(field, value);
    }
  }
}
