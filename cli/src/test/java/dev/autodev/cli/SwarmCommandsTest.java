package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.api.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmCommandsTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  SwarmCommandsTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void approveSendsTheHashThatWasShown() {
    server
        .on("GET /api/approvals/g1", 200, "{\"id\":\"g1\",\"subject\":{\"hash\":\"abc\"}}")
        .on("POST /api/approvals/g1/approve", 200, "{}");
    assertThat(run("claude-swarm", "approvals", "approve", "g1", "--by", "ada").exitCode())
        .isZero();
    assertThat(server.requests().get(1).body().toString())
        .isEqualTo("{\"hash\":\"abc\",\"by\":\"ada\"}");
  }

  @Test
  void anApprovalThatIsNotEnoughIsNotCalledDone() {
    var waits =
        "{\"id\":\"g1\",\"status\":\"open\",\"subject\":{\"hash\":\"abc\"},"
            + "\"waitsFor\":\"approved by ada; 1 more must approve the same\","
            + "\"note\":\"after lunch\"}";
    server
        .on("GET /api/approvals/g1", 200, waits)
        .on("GET /api/approvals/g1/comments", 200, "{\"comments\":[]}")
        .on("POST /api/approvals/g1/approve", 200, waits);
    assertThat(run("claude-swarm", "approvals", "approve", "g1").out().strip())
        .isEqualTo(
            "Noted, but g1 (abc) stays open: approved by ada; 1 more must approve the same.");
    assertThat(run("claude-swarm", "approvals", "show", "g1").out())
        .contains("Approvals: approved by ada; 1 more must approve the same", "Note: after lunch");
  }

  @Test
  void whoNamesNoCommandIsToldWhichThereAre() {
    Cli cli = run("claude-swarm", "tokens");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("Name a command: ", "list", "see claude-swarm tokens --help");
  }

  @Test
  void changedContentIsRefusedInOneLine() {
    server.on(
        "POST /api/approvals/g1/approve",
        409,
        "{\"title\":\"Content changed\",\"detail\":\"the gate is bound to def\",\"remedy\":\"look"
            + " again\"}");
    var cli = run("claude-swarm", "approvals", "approve", "g1", "--hash", "abc");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err().strip())
        .isEqualTo("Content changed: the gate is bound to def: look again");
  }

  @Test
  void showRendersTextDiffAndEvidence() {
    server.on(
        "GET /api/approvals/g1",
        200,
        """
        {"id":"g1","kind":"merge_approval","status":"open","subject":{"hash":"abc","title":"Caret ranges",
        "markdown":"# Why\\n- **short**","diff":"+added","evidence":{"tests":"58 passed"}}}""");
    server.on(
        "GET /api/approvals/g1/comments",
        200,
        "{\"comments\":[{\"by\":\"ada\",\"at\":\"2026-11-27T10:00:00Z\",\"text\":\"100% mine\"}]}");
    assertThat(run("claude-swarm", "approvals", "show", "g1").out())
        .contains("Caret ranges", "Why", "• short", "+added", "tests: 58 passed")
        .contains("Discussion", "ada", "  100% mine");
  }

  @Test
  void discussSaysSomethingAndDecidesNothing() {
    server
        .on("POST /api/approvals/g1/comments", 201, "{\"id\":\"c1\"}")
        .on("GET /api/approvals/g1/comments", 200, "{\"comments\":[]}");
    assertThat(run("claude-swarm", "approvals", "discuss", "g1", "why now?", "--by", "ada").out())
        .contains("decides nothing");
    assertThat(server.requests().getFirst().body().toString())
        .isEqualTo("{\"text\":\"why now?\",\"by\":\"ada\"}");
    assertThat(run("claude-swarm", "approvals", "discuss", "g1").out())
        .contains("Nothing was said");
  }

  @Test
  void discussShowsWhatWasSaidLatelyAndOfATopic() {
    String remark =
        "{\"gate\":\"g1\",\"kind\":\"project_proposal\",\"status\":\"open\",\"topic\":\"Market strategy\","
            + "\"by\":\"ada\",\"at\":\"2026-11-27T10:00:00Z\",\"text\":\"100% mine\"}";
    server
        .on("GET /api/discussions?limit=20", 200, "{\"discussions\":[" + remark + "]}")
        .on(
            "GET /api/discussions?limit=1",
            200,
            "{\"discussions\":[" + remark + "],\"next\":\"c1\"}")
        .on("GET /api/discussions?topic=market-strategy&limit=20", 200, "{\"discussions\":[]}");

    assertThat(run("claude-swarm", "discuss", "--recent").out())
        .contains("ada", "on project proposal g1, open: Market strategy", "  100% mine")
        .doesNotContain("older");
    assertThat(run("claude-swarm", "discuss", "--limit", "1").out()).contains("There is older");
    assertThat(run("claude-swarm", "discuss", "--topic", "market-strategy").out())
        .contains("Nothing was said of that");
  }

  @Test
  void rejectNeedsAReason() {
    assertThat(run("claude-swarm", "approvals", "reject", "g1").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void reposAddSendsTheWholePathOfALocalOne() throws Exception {
    Files.createDirectories(directory.resolve("lib/.git"));
    server.on("POST /api/repositories", 201, "{}");
    run("claude-swarm", "repos", "add", "lib", "lib");
    assertThat(Json.text(server.requests().get(0).body(), "url"))
        .isEqualTo(directory.resolve("lib").toString());
  }

  @Test
  void reposAddRefusesWhatIsNoRepository() throws Exception {
    Files.createDirectory(directory.resolve("plain"));
    Cli plain = run("claude-swarm", "repos", "add", "lib", "plain");
    assertThat(plain.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(plain.err()).contains("no git repository", "git init");
    assertThat(run("claude-swarm", "repos", "add", "lib", "mistyped").err())
        .contains("'mistyped' is no folder", "https://HOST/PATH.git");
    assertThat(server.requests()).isEmpty();
    server.on("POST /api/repositories", 201, "{}");
    assertThat(run("claude-swarm", "repos", "add", "lib", "git@host:lib.git").exitCode()).isZero();
    assertThat(run("claude-swarm", "repos", "add", "lib", "/srv/there.git").exitCode()).isZero();
  }

  @Test
  void reposSetSendsWhatWasSaidAndTheVersionThatWasSeen() {
    server.on(
        "GET /api/repositories/lib",
        200,
        "{\"name\":\"lib\",\"version\":\"v7\",\"approvals\":{\"people\":2,\"byOthers\":true}}");
    server.on("POST /api/repositories/lib", 200, "{\"name\":\"lib\",\"importance\":8}");
    Cli cli =
        run(
            "claude-swarm",
            "repos",
            "set",
            "lib",
            "--test",
            "make check",
            "--deploy",
            "",
            "--importance",
            "8",
            "--approvals",
            "3");
    assertThat(cli.out()).containsPattern("importance +8");
    var body = server.requests().getLast().body();
    assertThat(body.toString())
        .isEqualTo(
            "{\"version\":\"v7\",\"testCommand\":\"make"
                + " check\",\"deployCommand\":null,\"importance\":8,"
                + "\"approvals\":{\"people\":3,\"byOthers\":true}}");
    assertThat(run("claude-swarm", "repos", "set", "lib").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void costsAreShownByWhatIsAsked() {
    server.on(
        "GET /api/costs?days=7",
        200,
        "{\"days\":[],\"roles\":[{\"name\":\"builder\",\"tokens\":1200,\"usd\":0.42,\"taskDays\":3}]}");
    assertThat(run("claude-swarm", "costs", "--by", "role", "--days", "7").out())
        .containsPattern("ROLE +USD +TOKENS +TASK-DAYS")
        .containsPattern("builder +0.42 +1200 +3");
    assertThat(run("claude-swarm", "costs", "--days", "few").err())
        .contains("'few' is no whole number", "see claude-swarm costs --help");
    Cli wrong = run("claude-swarm", "costs", "--by", "week");
    assertThat(wrong.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("give day, role, repository or model");
  }

  @Test
  void proposalsAreShownWithTheirRatingsAndProjectsWithHowFarTheyAre() {
    String proposal =
        "{\"projects\":[{\"id\":\"g1\",\"status\":\"approved\",\"workflow\":\"w1\",\"subject\":{\"title\":\"Hook"
            + " log\",\"evidence\":[],\"ratings\":{\"demand\":8,\"effort\":3}}}]}";
    server
        .on("GET /api/projects", 200, "{\"projects\":[]}")
        .on("GET /api/projects?status=approved", 200, proposal)
        .on(
            "GET /api/workflows/w1",
            200,
            "{\"id\":\"w1\",\"status\":\"running\",\"title\":\"Hook log\",\"repository\":\"hooks\","
                + "\"usage\":{\"costUsd\":0.5},\"steps\":[{\"id\":\"spec\",\"status\":\"completed\"},"
                + "{\"id\":\"build\",\"status\":\"running\"}]}");

    assertThat(run("claude-swarm", "proposals").out()).contains("None yet", "build_product");
    assertThat(run("claude-swarm", "proposals", "--approved").out())
        .containsPattern("g1 +approved +Hook log +demand 8, effort 3");
    assertThat(run("claude-swarm", "projects").out())
        .containsPattern("w1 +running +hooks +0.5 +build +Hook log");
  }

  @Test
  void providersAreShownWithWhatStopsThem() {
    server.on(
        "GET /api/providers",
        200,
        """
        {"providers":[
          {"name":"anthropic","state":"limited","until":"2030-01-01T05:00:00Z","reason":"five hours","used":1.0},
          {"name":"openai","state":"refused","reason":"billing: no credit"},
          {"name":"replay","state":"available","used":0.255}]}""");
    assertThat(run("claude-swarm", "providers").out())
        .containsPattern("anthropic +limited +2030-01-01T05:00:00Z +100 % +five hours")
        .containsPattern("openai +refused +resumed +billing: no credit")
        .containsPattern("replay +available +26 %");
    assertThat(run("claude-swarm", "providers", "list", "--json").out()).contains("\"openai\"");
  }

  @Test
  void resumeTellsWhoLetsAProviderGoOn() {
    server.on(
        "POST /api/providers/openai/resume", 200, "{\"name\":\"openai\",\"state\":\"available\"}");
    assertThat(run("claude-swarm", "providers", "resume", "openai", "--by", "anna").out())
        .contains("openai is available");
    assertThat(Json.text(server.requests().getFirst().body(), "by")).isEqualTo("anna");
  }

  @Test
  void statusShowsAgentsAndQueues() {
    server
        .on(
            "GET /api/agents",
            200,
            "[{\"id\":\"tester-1\",\"roles\":[\"tester\"],\"holding\":[],\"live\":true}]")
        .on("GET /api/overview", 200, "{\"tasks\":{\"pending\":2},\"openGates\":1}")
        .on("GET /api/estop", 200, "{\"stops\":[]}");
    assertThat(run("claude-swarm", "status").out())
        .contains("tester-1", "idle", "pending 2", "Waiting for a person: 1");
  }

  @Test
  void upStartsOnThisMachineOnly() {
    var cli = Cli.run(directory, "", "claude-swarm", "up", "--server-url", "http://192.0.2.1:8080");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("this machine only");
  }

  @Test
  void upNamesATakenPort() throws Exception {
    var jar = directory.resolve("services/local/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var cli =
          Cli.run(
              directory,
              "",
              "claude-swarm",
              "up",
              "--port",
              Integer.toString(taken.getLocalPort()));
      assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
      assertThat(cli.err()).contains("is taken", "--port");
    }
  }

  @Test
  void downWithNothingRunningIsDone() {
    var cli = Cli.run(directory, "", "claude-swarm", "down");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("No swarm runs");
    assertThat(Cli.run(directory, "", "claude-swarm", "down", "--json").out())
        .contains("\"stopped\" : [ ]");
  }

  @Test
  void statusOfADataDirectoryWithoutASwarmIsNotThatOfAnother() {
    var cli = Cli.run(directory, "", "claude-swarm", "status", "--data", "elsewhere");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("No swarm runs on", "claude-swarm up --data elsewhere");
  }

  @Test
  void upRefusesWhatIsNoPortAndNoAddress() {
    var port = Cli.run(directory, "", "claude-swarm", "up", "--port", "65536");
    assertThat(port.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(port.err()).contains("up to 65535");
    assertThat(Cli.run(directory, "", "claude-swarm", "up", "--url", "swarm").err())
        .contains("--url 'swarm' is no address");
  }

  @Test
  void theRunningSwarmsAddressIsUsed() throws Exception {
    Files.createDirectories(directory.resolve(".swarm"));
    Files.writeString(
        directory.resolve(".swarm/server.json"),
        Json.object().put("url", server.url()).put("mode", "all-in-one").toString());
    server.on("GET /api/repositories", 200, "[]");
    assertThat(Cli.run(directory, "", "claude-swarm", "repos", "list").exitCode()).isZero();
  }

  private Cli run(String... arguments) {
    return Cli.run(directory, server, List.of(arguments));
  }
}
