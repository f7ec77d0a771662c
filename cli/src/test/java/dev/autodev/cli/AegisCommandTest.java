package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AegisCommandTest {
  private static final String STATE =
      """
      {"orchestratorStatus":"stopped","totalTasksProcessed":3,"totalTasksPending":2,"activeAgentsCount":1,
       "note":"Asana refuses the token"}""";
  private static final String SETTINGS =
      """
      {"on":%s,"token":"%s","url":"https://app.asana.com/api/1.0","portfolios":["12"],"projects":[],
       "pollIntervalSeconds":30,"maxConcurrentTasks":5,"workflow":"feature"}""";

  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  AegisCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheConfigurationAndNamesWhatIsMissing() {
    answer("true", "set");
    var cli = run("config");
    assertThat(cli.exitCode()).isEqualTo(Exit.DONE);
    assertThat(cli.out())
        .contains(
            "Access Token: set", "Portfolio: 12", "Poll Interval: 30s", "Max Concurrent Tasks: 5");
  }

  @Test
  void saysWhichVariableIsMissing() {
    answer("false", "missing");
    var cli = run("config");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("Error loading configuration: ASANA_ACCESS_TOKEN is missing");
  }

  @Test
  void listsProjectsOfAConnectionThatWorks() {
    server.on(
        "GET /api/asana/connection",
        200,
        """
        {"user":"Aegis","portfolios":[{"gid":"12","name":"Aegis Projects"}],
         "projects":[{"gid":"34","name":"Aegis"},{"gid":"56","name":"Example Project"}]}""");

    assertThat(run("test-asana").out())
        .isEqualTo(
            """
            Testing Asana connection to portfolio: 12...

            Fetching portfolio details...
            ✓ Portfolio: Aegis Projects

            Fetching projects in portfolio...
            ✓ Found 2 projects

            First 5 projects:
              - Aegis (GID: 34)
              - Example Project (GID: 56)

            Asana API connection successful!
            """);
  }

  @Test
  void saysWhyTheConnectionFails() {
    server.on(
        "GET /api/asana/connection",
        503,
        "{\"title\":\"Unavailable\",\"detail\":\"Error testing Asana connection: 401 Unauthorized\"}");

    var cli = run("test-asana");

    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("Error testing Asana connection: 401 Unauthorized");
  }

  @Test
  void takesATaskAndWaitsUntilItIsToldInAsana() {
    server.on("POST /api/asana/do", 201, execution("null", "null", false));
    server.on("GET /api/asana/executions/42", 200, execution("\"01wf\"", "null", false));
    server.on("GET /api/asana/executions/42", 200, execution("\"01wf\"", ended(true), true));

    var cli = run("do", "Aegis", "--by", "ada");

    assertThat(cli.exitCode()).isEqualTo(Exit.DONE);
    assertThat(cli.out())
        .isEqualTo(
            """
            Finding project 'Aegis'...
            ✓ Found project: Aegis (GID: 34)

            Fetching tasks...
            ✓ First incomplete task: Write operator documentation

            Task URL: https://app.asana.com/0/34/7

            Task: Write operator documentation
            Working in repository: aegis
            Logging to: logs/aegis.log

            Executing task as workflow 01wf; its gates are decided in claude-swarm approvals

            %1$s

            Merged as abc

            %1$s

            Posting results to Asana...
            ✓ Comment posted to Asana

            ✓ Task execution completed
            """
                .formatted("=".repeat(60)));
    assertThat(server.requests().getFirst().body().toString())
        .isEqualTo("{\"project\":\"Aegis\",\"by\":\"ada\"}");
  }

  @Test
  void aTaskThatFailsEndsTheCommandWithAFailure() {
    server.on("POST /api/asana/do", 201, execution("\"01wf\"", "null", false));
    server.on("GET /api/asana/executions/42", 200, execution("\"01wf\"", ended(false), true));

    var cli = run("do", "Aegis");

    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.out())
        .contains("⚠️ Task completed with errors (exit code 1): Judged infeasible");
  }

  @Test
  void aProjectThatIsNotThereIsToldWithThoseThatAre() {
    server.on(
        "POST /api/asana/do",
        422,
        """
        {"title":"Unprocessable Entity","status":422,
         "detail":"Project 'MyProject' not found in portfolio\\n\\nAvailable projects:\\n  - Aegis\\n  - Example"}""");

    var cli = run("do", "MyProject");

    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err())
        .contains(
            """
            Project 'MyProject' not found in portfolio

            Available projects:
              - Aegis
              - Example
            """);
  }

  @Test
  void startsTheLoopOfASwarmThatIsUp() {
    answer("true", "set");
    server.on("POST /api/asana/resume", 200, STATE.replace("stopped", "running"));

    var cli = run("start");

    assertThat(cli.exitCode()).isEqualTo(Exit.DONE);
    assertThat(cli.out())
        .startsWith("Starting Aegis Orchestrator...\n\nConfiguration:\n")
        .contains(
            "  Portfolio: 12\n",
            "  Poll Interval: 30s\n  Max Concurrent Tasks: 5\n",
            "✓ Orchestrator initialized\nStatus: running");
  }

  @Test
  void showsHowItStandsWhatIsNextAndWhatWas() {
    answer("true", "set");
    server.on("POST /api/asana/pause", 200, STATE.replace("stopped", "paused"));
    server.on(
        "GET /api/asana/tasks?limit=20",
        200,
        """
        {"tasks":[{"task":"7","project":"Aegis","name":"Write","score":16.0,"waits":"assigned to Ada"}]}""");
    server.on(
        "GET /api/asana/executions?status=failed&limit=20",
        200,
        "{\"executions\":[%s]}".formatted(execution("\"01wf\"", ended(false), true)));

    assertThat(run("status").out())
        .contains(
            "Status: stopped", "3 processed, 2 pending, 1 at work", "Why: Asana refuses the token");
    assertThat(run("pause").out()).contains("Status: paused");
    assertThat(run("next").out()).contains("16.00  Aegis    Write  7    assigned to Ada");
    assertThat(run("history", "--status", "failed").out())
        .contains("42", "01wf", "Judged infeasible");
    assertThat(run("--version").out()).startsWith("aegis, version 1");
  }

  private void answer(String on, String token) {
    server.on(
        "GET /api/asana",
        200,
        "{\"state\":%s,\"settings\":%s}".formatted(STATE, SETTINGS.formatted(on, token)));
  }

  private static String ended(boolean success) {
    return """
        {"success":%s,"output":"Merged as abc","errorMessage":%s}"""
        .formatted(success, success ? "null" : "\"Judged infeasible\"");
  }

  private static String execution(String workflow, String ended, boolean told) {
    return """
        {"id":42,"status":"in_progress","workflow":%s,"startedAt":"2026-03-01T12:00:00Z","told":%s,"ended":%s,"log":"logs/aegis.log",
         "context":{"project":"34","projectName":"Aegis","task":"7","name":"Write operator documentation",
                    "url":"https://app.asana.com/0/34/7","repository":"aegis"}}"""
        .formatted(workflow, told, ended);
  }

  private Cli run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addFirst("aegis");
    return Cli.run(directory, server, all);
  }
}
