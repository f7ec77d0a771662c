package dev.autodev.scanners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the npm registry about the locked dependencies. Runs on copies of the two files npm needs,
 * so that nothing else of the repository (such as an {@code .npmrc}) has a say.
 */
final class NpmAudit implements Scanner {

  private static final String NAME = "npm-audit";
  private static final String LOCK = "package-lock.json";
  private static final int KEPT_OUTPUT = 16 * 1024 * 1024;

  private final ProcessRunner runner;
  private final String npm;

  NpmAudit(ProcessRunner runner, String npm) {
    this.runner = runner;
    this.npm = npm;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kind kind() {
    return Kind.DEPENDENCIES;
  }

  @Override
  public boolean appliesTo(Path worktree) {
    return Files.isRegularFile(worktree.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public ScanReport scan(ScanRequest request) {
    try {
      Path project = Files.createDirectories(request.outputDirectory().resolve("npm"));
      for (String file : List.of("package.json", LOCK)) {
        Path source = request.worktree().resolve(file);
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
          return ScanReport.notApplicable(NAME, "there is no " + file);
        }
        Files.copy(source, project.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Finished finished =
          runner.run(
              new Command(
                  List.of(npm, "audit", "--json", "--package-lock-only", "--ignore-scripts"),
                  project,
                  ChildEnvironment.clean(request.outputDirectory().resolve("home"), Map.of()),
                  Limits.of(request.timeout()).keeping(KEPT_OUTPUT),
                  Optional.empty(),
                  Redactor.none()));
      if (finished.ending() instanceof Ending.NotStarted) {
        return ScanReport.notApplicable(NAME, "not run, because npm is not installed");
      }
      Files.writeString(request.outputDirectory().resolve(NAME + ".json"), finished.output());
      return Reading.sorted(request, read(finished));
    } catch (IOException e) {
      return ScanReport.failed(NAME, "", "npm audit gave no answer to read: " + e.getMessage());
    }
  }

  private static ScanReport read(Finished finished) throws JsonProcessingException {
    if (!(finished.ending() instanceof Ending.Exited)) {
      return ScanReport.failed(NAME, "", "npm audit ended as " + finished.ending());
    }
    String output = finished.output();
    JsonNode answer =
        new ObjectMapper().readTree(output.substring(Math.max(0, output.indexOf('{'))));
    JsonNode vulnerabilities = answer.path("vulnerabilities");
    if (!vulnerabilities.isObject()) {
      String why = answer.path("error").path("summary").asText(answer.path("message").asText(""));
      return ScanReport.failed(NAME, "", "npm audit got no answer from its registry: " + why);
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : vulnerabilities.properties()) {
      for (JsonNode via : entry.getValue().path("via")) {
        if (via.isObject()) {
          findings.add(finding(entry.getKey(), via));
        }
      }
    }
    int looked = answer.path("metadata").path("dependencies").path("total").asInt(0);
    return new ScanReport(
        NAME,
        "",
        new ScanStatus.Ran(1),
        findings,
        List.of(),
        List.of(looked + " packages were asked about"),
        Optional.empty());
  }

  private static Finding finding(String name, JsonNode via) {
    Severity severity =
        switch (via.path("severity").asText()) {
          case "critical" -> Severity.CRITICAL;
          case "high" -> Severity.HIGH;
          case "moderate" -> Severity.MEDIUM;
          case "low" -> Severity.LOW;
          default -> Severity.INFO;
        };
    String url = via.path("url").asText("");
    String rule = url.isEmpty() ? "advisory" : url.substring(url.lastIndexOf('/') + 1);
    return new Finding(
        NAME,
        rule,
        severity,
        LOCK,
        0,
        name + " " + via.path("range").asText() + ": " + via.path("title").asText() + " " + url);
  }
}
