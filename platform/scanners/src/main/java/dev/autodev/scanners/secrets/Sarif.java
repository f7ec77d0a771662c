package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a scan as SARIF 2.1.0; the file appears whole or not at all. */
final class Sarif {

  private final ObjectMapper json = new ObjectMapper();

  void write(Scan scan, List<String> notes, int rules, Path target) throws IOException {
    ObjectNode document = json.createObjectNode();
    document.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    document.put("version", "2.1.0");
    ObjectNode run = document.putArray("runs").addObject();
    run.putObject("tool").putObject("driver").put("name", "secrets");
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", true);
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    notes.forEach(n -> notifications.addObject().putObject("message").put("text", n));
    run.putObject("properties").put("filesLooked", scan.filesLooked).put("rules", rules);
    ArrayNode results = run.putArray("results");
    scan.secrets.forEach(secret -> add(results.addObject(), secret));
    scan.givenUp.forEach(file -> addUnfinished(results.addObject(), file));
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    Files.write(partial, json.writeValueAsBytes(document));
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(ObjectNode result, Secret secret) {
    Rule rule = secret.rule();
    result.put("ruleId", rule.id()).put("level", "error");
    result
        .putObject("message")
        .put("text", rule.name() + " (" + secret.masked() + "): " + rule.message());
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(secret.file()));
    place.putObject("region").put("startLine", secret.line());
    result.putObject("properties").put("security-severity", secret.securitySeverity());
  }

  /** Content built to exhaust a pattern must not be a place to hide in. */
  private static void addUnfinished(ObjectNode result, String file) {
    result.put("ruleId", "not-fully-scanned").put("level", "warning");
    result
        .putObject("message")
        .put(
            "text",
            "A rule was given up on this file because it took too long: look at it yourself.");
    result
        .putArray("locations")
        .addObject()
        .putObject("physicalLocation")
        .putObject("artifactLocation")
        .put("uri", uri(file));
  }

  private static String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/._-~".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }
}
