package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.util.Locale;

/** What a completed task found or made, in a few words. */
final class Outcomes {
  private Outcomes() {}

  static String of(JsonNode task) {
    var result = task.path("result");
    return switch (Json.text(result, "type")) {
      case "repository_analysed" ->
          "builds with "
              + Json.text(result, "buildTool")
              + ", tests with "
              + Json.text(result, "testCommand");
      case "epic_created", "story_created" ->
          "#" + Json.text(result, "issue") + " " + Json.text(result, "title");
      case "backlog_ranked" -> result.path("issues").size() + " issues ranked";
      case "feasibility_judged" ->
          result.path("feasible").asBoolean() ? "feasible" : "not feasible";
      case "spec_written" -> "will touch " + result.path("paths").size() + " paths";
      case "change_made" -> change(result.path("change"));
      case "review_done" ->
          (result.path("approve").asBoolean() ? "approved" : "changes requested")
              + findings(result);
      case "tests_run" -> tests(result) + findings(result);
      case "scan_done" ->
          result.path("tools").size() + " scanners" + findings(result) + known(result);
      case "deployed" -> "merged as " + Json.text(result, "mergedSha");
      case "merge_refused" -> "not merged: " + Json.text(result, "reason").toLowerCase(Locale.ROOT);
      default -> "";
    };
  }

  static String tests(JsonNode result) {
    var text =
        "%d tests, %d failed"
            .formatted(result.path("total").asInt(), result.path("failed").asInt());
    var coverage = result.path("lineCoverage");
    return coverage.isNumber()
        ? text + String.format(Locale.ROOT, ", %.1f %% line coverage", coverage.asDouble())
        : text;
  }

  private static String change(JsonNode change) {
    return "%s files, +%s −%s, merge request %s"
        .formatted(
            Json.text(change, "files"),
            Json.text(change, "added"),
            Json.text(change, "removed"),
            Json.text(change, "mergeRequest"));
  }

  /** What was there before and the change does not touch. */
  private static String known(JsonNode result) {
    var known = result.path("known").size();
    return known == 0 ? "" : ", " + known + " known before";
  }

  private static String findings(JsonNode result) {
    var findings = result.path("findings").size();
    return findings == 0
        ? ", nothing found"
        : ", " + findings + (findings == 1 ? " finding" : " findings");
  }
}
