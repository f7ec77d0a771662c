package dev.autodev.scanners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads SARIF 2.1.0 as engines write it, taking what is there and bounding how much. */
final class SarifReader {

  static final int MAX_FINDINGS = 2_000;

  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a report says.
   *
   * @param filesLooked and rules as far as the engine tells
   */
  record Report(
      List<Finding> findings, List<String> notes, OptionalInt filesLooked, OptionalInt rules) {}

  private final String tool;
  private final Path worktree;

  SarifReader(String tool, Path worktree) {
    this.tool = tool;
    this.worktree = worktree;
  }

  Report read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("the report is larger than " + MAX_BYTES + " bytes");
    }
    JsonNode document = JSON.readTree(file.toFile());
    if (!document.path("runs").isArray()) {
      throw new IOException("the report is not SARIF: it has no runs");
    }
    List<Finding> findings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int dropped = 0;
    OptionalInt looked = OptionalInt.empty();
    OptionalInt rules = OptionalInt.empty();
    for (JsonNode run : document.path("runs")) {
      Map<String, JsonNode> known = rules(run);
      for (JsonNode result : run.path("results")) {
        if (findings.size() == MAX_FINDINGS) {
          dropped++;
        } else {
          finding(result, known).ifPresent(findings::add);
        }
      }
      for (JsonNode invocation : run.path("invocations")) {
        invocation
            .path("toolExecutionNotifications")
            .forEach(n -> notes.add(oneLine(n.path("message").path("text").asText())));
      }
      looked = number(run, "filesLooked", looked);
      rules = number(run, "rules", rules);
    }
    if (dropped > 0) {
      notes.add(dropped + " more findings were left out");
    }
    return new Report(findings, notes, looked, rules);
  }

  private static OptionalInt number(JsonNode run, String name, OptionalInt otherwise) {
    JsonNode node = run.path("properties").path(name);
    return node.isInt() ? OptionalInt.of(node.asInt()) : otherwise;
  }

  private static Map<String, JsonNode> rules(JsonNode run) {
    Map<String, JsonNode> rules = new HashMap<>();
    run.path("tool").path("driver").path("rules").forEach(r -> rules.put(r.path("id").asText(), r));
    return rules;
  }

  private Optional<Finding> finding(JsonNode result, Map<String, JsonNode> rules) {
    String rule = result.path("ruleId").asText(result.path("rule").path("id").asText(""));
    String message = oneLine(result.path("message").path("text").asText(""));
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    if (rule.isEmpty() || result.path("suppressions").size() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            tool,
            rule,
            severity(result, rules.getOrDefault(rule, result)),
            relative(place.path("artifactLocation").path("uri").asText("")),
            place.path("region").path("startLine").asInt(0),
            message.isEmpty() ? rule : message));
  }

  private static Severity severity(JsonNode result, JsonNode rule) {
    String number =
        result
            .path("properties")
            .path("security-severity")
            .asText(rule.path("properties").path("security-severity").asText(""));
    try {
      double score = Double.parseDouble(number);
      return score >= 9
          ? Severity.CRITICAL
          : score >= 7 ? Severity.HIGH : score >= 4 ? Severity.MEDIUM : Severity.LOW;
    } catch (NumberFormatException e) {
      String level =
          result
              .path("level")
              .asText(rule.path("defaultConfiguration").path("level").asText("warning"));
      return switch (level) {
        case "error" -> Severity.HIGH;
        case "note" -> Severity.LOW;
        case "none" -> Severity.INFO;
        default -> Severity.MEDIUM;
      };
    }
  }

  private String relative(String uri) {
    try {
      String path = URI.create(uri).getPath();
      Path file = worktree.resolve(path == null ? uri : path).normalize();
      return file.startsWith(worktree) ? worktree.relativize(file).toString() : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
