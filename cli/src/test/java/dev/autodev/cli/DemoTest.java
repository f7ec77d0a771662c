package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.api.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo against a dashboard that plays a workflow; git, clone and test command are real. */
class DemoTest {
  private static final String GATE =
      """
      {"id":"g1","kind":"spec_approval","status":"open",
      "subject":{"hash":"abc","title":"Specification","markdown":"# Caret ranges","diff":null,"change":null,"evidence":[]}}""";

  private final Path project;

  DemoTest(@TempDir Path project) throws Exception {
    this.project = project;
    write("samples/story/request.md", "# Support caret ranges\n\nAs npm does.\n");
    write("samples/versions/README.md", "versions\n");
    write(
        "samples/versions/mvnw",
        """
        #!/bin/sh
        mkdir -p target/surefire-reports
        echo '<testsuite name="a" tests="3" failures="0"/>' > target/surefire-reports/TEST-a.xml
        """);
    Files.setPosixFilePermissions(
        project.resolve("samples/versions/mvnw"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void mergedAndTestedIsSuccessAndAnythingElseIsNot() throws Exception {
    try (var server = dashboard()) {
      server.on("GET /api/workflows/w1", 200, workflow("failed", "cancelled", "[]"));
      var cli = demo(server, "--yes");
      assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
      assertThat(cli.out())
          .contains("recorded model", "Not merged: the workflow is failed", "goes on running");
    }
    try (var server = dashboard()) {
      server
          .on("GET /api/approvals/g1", 200, GATE)
          .on("POST /api/approvals/g1/approve", 200, "{}")
          .on("GET /api/workflows/w1", 200, workflow("running", "open", "[]"))
          .on(
              "GET /api/workflows/w1",
              200,
              workflow("completed", "approved", "[\"t1\",\"t2\",\"t3\"]"))
          .on("GET /api/tasks/t1", 200, scan("t1", 0, "[" + finding() + "]"))
          .on("GET /api/tasks/t2", 200, scan("t2", 1, "[]"))
          .on("GET /api/tasks/t3", 200, deployed(headOfSample()));
      var cli = demo(server, "--yes");
      assertThat(cli.err()).isEmpty();
      assertThat(cli.exitCode()).isZero();
      assertThat(cli.out())
          .contains("A person decides: spec approval", "Caret ranges", "approved (--yes)")
          .contains("1 found, 1 mended", "3 run in a fresh clone", headOfSample(), "README.md");
      assertThat(server.requests())
          .filteredOn(request -> request.line().equals("POST /api/workflows"))
          .extracting(request -> Json.text(request.body(), "title"))
          .containsExactly("Support caret ranges");
    }
    assertThat(project.resolve(".swarm/repositories/earlier/sample-1.git")).isDirectory();
  }

  @Test
  void aMergeThatIsNotOnMainFails() throws Exception {
    try (var server = dashboard()) {
      server
          .on("GET /api/workflows/w1", 200, workflow("completed", "approved", "[\"t3\"]"))
          .on("GET /api/tasks/t3", 200, deployed("0".repeat(40)));
      assertThat(demo(server, "--yes").exitCode()).isEqualTo(Exit.FAILED);
    }
  }

  @Test
  void withoutTerminalAndYesNobodyCanDecide() {
    var cli = Cli.run(project, "", "claude-swarm", "demo");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("--yes");
  }

  @Test
  void playsOnASwarmThatRunsElsewhereAndNeitherStartsNorStopsOne() throws Exception {
    try (var server = dashboard()) {
      server.on("GET /api/workflows/w1", 200, workflow("failed", "cancelled", "[]"));
      var cli = Cli.run(project, "", "claude-swarm", "demo", "--yes", "--on", server.url() + "");
      assertThat(cli.err()).isEmpty();
      assertThat(cli.out())
          .contains("The swarm is up (elsewhere)", "Not merged")
          .doesNotContain("Starting", "stop");
      assertThat(project.resolve(".swarm/server.json")).doesNotExist();
    }
    var cli = Cli.run(project, "", "claude-swarm", "demo", "--yes", "--on", "http://a", "--exit");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("--exit");
  }

  @Test
  void saysThatARealModelAnswers() throws Exception {
    try (var server = dashboard("{\"upstream\":\"anthropic\",\"model\":\"claude-sonnet-4-5\"}")) {
      server.on("GET /api/workflows/w1", 200, workflow("failed", "rejected", "[]"));
      assertThat(demo(server, "--yes").out())
          .contains("A real model answers: claude-sonnet-4-5 through anthropic")
          .doesNotContain("recorded model");
    }
  }

  private FakeDashboard dashboard() throws Exception {
    return dashboard("{\"upstream\":\"replay\"}");
  }

  private FakeDashboard dashboard(String model) throws Exception {
    return new FakeDashboard()
        .on("GET /health/ready", 200, "{}")
        .on("GET /api/info", 200, "{\"model\":" + model + "}")
        .on("POST /api/repositories", 201, "{}")
        .on("POST /api/workflows", 201, "{\"id\":\"w1\"}");
  }

  /** A swarm that is up already: the process named is this one, which --exit would stop. */
  private Cli demo(FakeDashboard server, String... options) throws Exception {
    var self = ProcessHandle.current();
    var running = Json.object().put("url", server.url()).put("mode", "all-in-one");
    running
        .putArray("processes")
        .addObject()
        .put("name", "swarm")
        .put("pid", self.pid())
        .put("startedAt", self.info().startInstant().orElseThrow().toString());
    write(".swarm/logs/swarm.log", "");
    write(".swarm/server.json", running.toString());
    var arguments = new java.util.ArrayList<>(List.of("claude-swarm", "demo"));
    arguments.addAll(List.of(options));
    return Cli.run(project, "", arguments.toArray(String[]::new));
  }

  private static String workflow(String status, String gate, String tasks) {
    return """
        {"id":"w1","status":"%s","title":"Support caret ranges","result":"because",
        "steps":[{"id":"spec-approval","kind":"gate","status":"%s","gateId":"g1"}],"tasks":%s,
        "usage":{"inputTokens":1200,"outputTokens":300,"costUsd":0.01}}"""
        .formatted(status, gate, tasks);
  }

  private static String scan(String id, int round, String findings) {
    return """
        {"id":"%s","type":"security_scan","step":"scan","status":"completed","round":%d,
        "startedAt":"2026-03-01T10:00:00Z","finishedAt":"2026-03-01T10:00:03Z",
        "result":{"type":"scan_done","tools":["secrets"],"findings":%s}}"""
        .formatted(id, round, findings);
  }

  private static String finding() {
    return """
        {"tool":"secrets","rule":"aws-key","severity":"critical","file":"a.properties","line":3,"message":"a key"}""";
  }

  private static String deployed(String sha) {
    return """
        {"id":"t3","type":"deploy","step":"deploy","status":"completed","round":1,
        "result":{"type":"deployed","mergedSha":"%s"}}"""
        .formatted(sha);
  }

  private String headOfSample() throws Exception {
    var bare = project.resolve(".swarm/repositories/sample.git").toString();
    var git = new ProcessBuilder("git", "--git-dir", bare, "rev-parse", "main").start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private void write(String path, String text) throws Exception {
    var file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
