package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.api.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksCommandsTest {
  private static final String ID = "01jd2x8y7qk3v5w9z1a4b6c8de";

  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  TasksCommandsTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void labelsAreListedAndTakenOff() {
    server.on(
        "GET /api/tasks/01jd/labels",
        200,
        "{\"labels\":[{\"name\":\"small\",\"by\":\"ada\",\"at\":\"2026-03-01T11:00:00Z\"}]}");
    server.on("POST /api/tasks/01jd/labels/remove", 200, "{\"labels\":[]}");

    assertThat(run("claude-tasks", "labels", "list", "01jd").out()).contains("small", "ada");
    assertThat(run("claude-tasks", "labels", "remove", "01jd", "small", "--by", "ada").out())
        .contains("No labels.");
    assertThat(server.requests().getLast().body().toString())
        .isEqualTo("{\"name\":\"small\",\"by\":\"ada\"}");
  }

  @Test
  void listShowsOneLinePerTask() {
    server.on(
        "GET /api/tasks?status=pending%2Cin_progress&role=tester&limit=2",
        200,
        """
        {"tasks":[%s],"next":"c2"}"""
            .formatted(task("in_progress")));
    var cli =
        run(
            "claude-tasks",
            "list",
            "--status",
            "pending,in_progress",
            "--role",
            "tester",
            "--limit",
            "2");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out().lines())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("ID").endsWith("TITLE"),
            row ->
                assertThat(row)
                    .startsWith("01jd2x8y7qk3 ")
                    .contains("run_tests", "in_progress", "2h00m", "Run them"),
            more -> assertThat(more).contains("--limit"));
  }

  @Test
  void jsonIsTheServersAnswerWhereverTheOptionStands() throws Exception {
    server.on("GET /api/tasks?limit=50", 200, "{\"tasks\":[],\"next\":null}");
    for (var arguments :
        List.of(
            List.of("claude-tasks", "--json", "list"), List.of("claude-tasks", "list", "--json"))) {
      var cli = Cli.run(directory, server, arguments);
      assertThat(Json.read(cli.out()).path("tasks").isArray()).isTrue();
    }
  }

  @Test
  void createSendsTheTaskWithItsKey() throws Exception {
    server.on("POST /api/tasks", 201, task("pending"));
    var cli =
        run(
            "claude-tasks",
            "create",
            "--type",
            "build_product",
            "--priority",
            "8",
            "--payload",
            "{\"idea\": \"Stripe webhook handler\", \"target\": \"gumroad\"}",
            "--repo",
            "sample",
            "--idempotency-key",
            "k1");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).startsWith(ID);
    var request = server.requests().get(0);
    assertThat(request.idempotencyKey()).isEqualTo("k1");
    assertThat(request.body().toString())
        .isEqualTo(
            "{\"priority\":8,\"payload\":{\"idea\":\"Stripe webhook handler\",\"target\":\"gumroad\"},"
                + "\"type\":\"build_product\",\"repository\":\"sample\"}");
  }

  @Test
  void aFolderIsSentWithItsWholePath() throws Exception {
    server.on("POST /api/tasks", 201, task("pending"));
    run("claude-tasks", "create", "--type", "security_scan", "--repo", ".");
    assertThat(Json.text(server.requests().get(0).body(), "repository"))
        .isEqualTo(directory.toRealPath().toString());
    assertThat(
            run("claude-tasks", "create", "--type", "security_scan", "--repo", "./none").exitCode())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void somethingIsDoneStepByStepAndADecisionIsAskedFor() {
    server.on("POST /api/workflows", 201, "{\"id\":\"w1\",\"status\":\"running\"}");
    for (String answer :
        new String[] {
          "{\"status\":\"running\",\"steps\":[{\"id\":\"spec\",\"status\":\"in_progress\",\"taskId\":\"t1\"},"
              + "{\"id\":\"spec-approval\",\"status\":\"waiting\"}]}",
          "{\"status\":\"running\",\"steps\":[{\"id\":\"spec\",\"status\":\"completed\",\"taskId\":\"t1\"},"
              + "{\"id\":\"spec-approval\",\"status\":\"open\",\"gateId\":\"g1\"}]}",
          "{\"status\":\"failed\",\"result\":\"rejected\",\"steps\":[]}"
        }) {
      server.on("GET /api/workflows/w1", 200, answer);
    }

    var cli = run("claude-tasks", "do", "Caret ranges", "--repo", "shop", "--workflow", "fix");

    assertThat(cli.out())
        .containsSubsequence(
            "workflow w1", "spec ", "in_progress", "completed", "approvals show g1", "rejected");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(server.requests().getFirst().body().toString())
        .isEqualTo(
            "{\"definition\":\"fix\",\"title\":\"Caret"
                + " ranges\",\"description\":\"\",\"repository\":\"shop\"}");
  }

  @Test
  void createNamesWhatItWaitsFor() {
    server.on("POST /api/tasks", 201, task("pending"));

    var cli =
        run("claude-tasks", "create", "--type", "run_tests", "--after", "01jd", "--after", "01je");

    assertThat(cli.exitCode()).isZero();
    assertThat(server.requests().getLast().body().path("after").toString())
        .isEqualTo("[\"01jd\",\"01je\"]");
  }

  @Test
  void createsAScheduleWhereATimeIsGiven() {
    server.on("POST /api/schedules", 201, "{\"id\":\"s1\",\"next\":\"2030-01-01T06:00:00Z\"}");
    var cli =
        run(
            "claude-tasks",
            "create",
            "--type",
            "run_tests",
            "--priority",
            "8",
            "--cron",
            "0 7 * * 1-5",
            "--zone",
            "Europe/Berlin",
            "--schedule",
            "nightly");

    assertThat(cli.out()).contains("schedule nightly: next at 2030-01-01T06:00:00Z");
    var body = server.requests().getLast().body();
    assertThat(body.path("rhythm").toString())
        .isEqualTo("{\"type\":\"cron\",\"expression\":\"0 7 * * 1-5\"}");
    assertThat(body.path("work").toString())
        .isEqualTo("{\"priority\":8,\"payload\":{\"type\":\"run_tests\"},\"kind\":\"task\"}");
    var both = run("claude-tasks", "create", "--type", "run_tests", "--in", "1h", "--every", "1d");
    assertThat(both.exitCode()).isEqualTo(Exit.USAGE);
    var waits = run("claude-tasks", "create", "--type", "run_tests", "--in", "1h", "--wait");
    assertThat(waits.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(waits.err()).contains("--wait");
  }

  @Test
  void whatWouldHaveNoEffectIsRefused() {
    assertThat(run("claude-tasks", "create", "--type", "run_tests", "--schedule", "s").err())
        .contains("say when, such as --daily 07:00");
    assertThat(run("claude-tasks", "create", "--type", "run_tests", "--zone", "UTC").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(run("claude-tasks", "create", "--type", "t", "--idempotency-key", "").err())
        .contains("--idempotency-key is empty");
    assertThat(run("claude-tasks", "do", "Caret ranges").err())
        .contains("--repo is missing", "claude-swarm repos list");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void waitFollowsTheTaskToItsEnd() {
    server
        .on("POST /api/tasks", 201, task("pending"))
        .on("GET /api/tasks/" + ID, 200, task("in_progress"))
        .on("GET /api/tasks/" + ID, 200, task("completed"))
        .on(
            "GET /api/tasks/" + ID + "/output",
            200,
            "{\"lines\":[{\"id\":\"1\",\"text\":\"55"
                + " tests\\u001b[2J\"}],\"next\":\"1\",\"ended\":false}")
        .on(
            "GET /api/tasks/" + ID + "/output?after=1",
            200,
            "{\"lines\":[],\"next\":\"1\",\"ended\":true}");
    var cli = run("claude-tasks", "create", "--type", "run_tests", "--wait");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("in_progress by tester-1", "55 tests[2J", "completed")
        .doesNotContain("\u001b");
  }

  @Test
  void waitFailsWithATaskThatDidNotComplete() {
    server
        .on("POST /api/tasks", 201, task("pending"))
        .on("GET /api/tasks/" + ID, 200, task("parked"));
    assertThat(run("claude-tasks", "create", "--type", "run_tests", "--wait").exitCode())
        .isEqualTo(Exit.FAILED);
  }

  @Test
  void badPayloadsAreNamed() throws Exception {
    assertThat(run("claude-tasks", "create", "--type", "a", "--payload", "{\"a\":\n x}"))
        .satisfies(cli -> assertThat(cli.exitCode()).isEqualTo(Exit.USAGE))
        .satisfies(cli -> assertThat(cli.err()).contains("line 2, column"));
    assertThat(run("claude-tasks", "create", "--type", "a", "--payload", "@missing").err())
        .contains("@missing", "no such file");
    assertThat(run("claude-tasks", "create", "--type", "a", "--payload", "[1]").err())
        .contains("no JSON object");
    assertThat(run("claude-tasks", "create", "--type", "a", "--priority", "11").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void payloadComesFromFileOrStdin() throws Exception {
    server.on("POST /api/tasks", 201, task("pending"));
    Files.writeString(directory.resolve("payload.json"), "{\"from\":\"file\"}");
    run("claude-tasks", "create", "--type", "a", "--payload", "@payload.json");
    Cli.run(
        directory,
        "{\"from\":\"stdin\"}",
        "claude-tasks",
        "create",
        "--type",
        "a",
        "--payload",
        "-",
        "--server-url",
        server.url());
    assertThat(server.requests())
        .extracting(request -> Json.text(request.body().path("payload"), "from"))
        .containsExactly("file", "stdin");
  }

  @Test
  void refusalsAreOneLineWithTitleDetailAndCandidates() {
    server.on(
        "GET /api/tasks/01jd",
        409,
        "{\"title\":\"Ambiguous id\",\"status\":409,\"detail\":\"two tasks begin with"
            + " 01jd\",\"candidates\":[\"01jda\",\"01jdb\"]}");
    var cli = run("claude-tasks", "show", "01jd");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err().strip())
        .isEqualTo("Ambiguous id: two tasks begin with 01jd: 01jda, 01jdb");
  }

  @Test
  void anUnreachableServerIsNamedWithTheRemedy() {
    server.close();
    var cli = run("claude-tasks", "list");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains(server.url(), "claude-swarm up").hasLineCount(1);
  }

  @Test
  void labelsAreSentAsTheyAreNamed() throws Exception {
    server
        .on("POST /api/tasks", 201, task("ready"))
        .on("POST /api/tasks/01jd/label", 200, task("parked"));
    run("claude-tasks", "create", "--type", "run_tests", "--label", "small", "--label", "new");
    assertThat(server.requests().getFirst().body().path("labels").toString())
        .isEqualTo("[\"small\",\"new\"]");

    assertThat(run("claude-tasks", "label", "01jd", "for the swarm").out()).contains("parked");
    assertThat(Json.text(server.requests().getLast().body(), "name")).isEqualTo("for the swarm");
  }

  @Test
  void aTemplateIsMadeOfATaskOrAWorkflow() throws Exception {
    server
        .on("POST /api/templates", 201, "{}")
        .on("POST /api/templates/mend/change", 200, "{}")
        .on("GET /api/templates/mend", 200, "{\"version\":\"a1\"}")
        .on("POST /api/templates/mend/delete", 200, "{}")
        .on(
            "GET /api/templates",
            200,
            "{\"templates\":[{\"template\":{\"name\":\"mend\",\"description\":\"Small"
                + " ones\"},\"asks\":[\"what\",\"why\"]}]}");
    assertThat(templates("create tests --type run_tests --title {{what}} --repo shop").out())
        .contains("tests is made");
    var task = server.requests().getLast().body();
    assertThat(Json.text(task, "name")).isEqualTo("tests");
    assertThat(task.path("work").path("payload").toString()).isEqualTo("{\"type\":\"run_tests\"}");
    assertThat(Json.text(task.path("work"), "title")).isEqualTo("{{what}}");

    assertThat(templates("create mend --workflow fix --title {{what}} --replace").out())
        .contains("mend is changed");
    var workflow = server.requests().getLast().body().path("work");
    assertThat(Json.text(workflow, "kind")).isEqualTo("workflow");
    assertThat(Json.text(workflow, "definition")).isEqualTo("fix");
    assertThat(Json.text(server.requests().getLast().body(), "version")).isEqualTo("a1");
    templates("create mend --workflow fix --title {{what}} --replace --seen a0");
    assertThat(Json.text(server.requests().getLast().body(), "version")).isEqualTo("a0");
    assertThat(templates("create mend --workflow fix --title t --seen a0").err())
        .contains("give --replace as well");
    assertThat(templates("create mend --title {{what}}").exitCode()).isEqualTo(Exit.USAGE);

    assertThat(templates("list").out()).contains("mend", "what why", "Small ones");
    assertThat(templates("delete mend --by ada").out()).contains("mend is deleted");
    assertThat(Json.text(server.requests().getLast().body(), "by")).isEqualTo("ada");
  }

  @Test
  void whatATemplateComesToIsFiledNowOrByASchedule() throws Exception {
    server
        .on("POST /api/schedules", 201, "{}")
        .on(
            "POST /api/templates/mend/file",
            201,
            "{\"kind\":\"task\",\"id\":\"01jd\",\"type\":\"run_tests\",\"status\":\"ready\"}");

    var filed =
        run("claude-tasks", "create", "--template", "mend", "--set", "what=a=b", "--after", "01jc");
    assertThat(filed.out()).contains("01jd run_tests ready");
    assertThat(server.requests().getLast().body().toString())
        .isEqualTo("{\"set\":{\"what\":\"a=b\"},\"after\":[\"01jc\"]}");

    run("claude-tasks", "create", "--template", "mend", "--set", "what=x", "--in", "2h");
    var schedule = server.requests().getLast().body();
    assertThat(Json.text(schedule, "name")).startsWith("mend-");
    assertThat(schedule.path("work").toString())
        .isEqualTo("{\"set\":{\"what\":\"x\"},\"kind\":\"template\",\"template\":\"mend\"}");

    assertThat(run("claude-tasks", "create").err()).contains("--type", "--template");
    for (String mine : List.of("--type=run_tests", "--title=T", "--priority=3")) {
      var both = run("claude-tasks", "create", "--template", "mend", mine);
      assertThat(both.exitCode()).as(both.err()).isEqualTo(Exit.USAGE);
      assertThat(both.err()).contains("--template has its own type");
    }
    for (String alone : List.of("--title=T", "--set=what=x")) {
      assertThat(run("claude-tasks", "create", alone).err()).contains("--type or --template");
    }
  }

  @Test
  void cancelAndRetrySayWhereTheTaskStands() {
    server
        .on("POST /api/tasks/01jd/cancel", 200, task("cancelled"))
        .on(
            "POST /api/tasks/01jd/retry",
            409,
            "{\"title\":\"Illegal move\",\"detail\":\"completed tasks stay\"}");
    assertThat(run("claude-tasks", "cancel", "01jd", "--reason", "wrong").out())
        .contains("cancelled");
    assertThat(Json.text(server.requests().get(0).body(), "reason")).isEqualTo("wrong");
    assertThat(run("claude-tasks", "retry", "01jd").err())
        .startsWith("Illegal move: completed tasks stay");
  }

  @Test
  void logsFollowUntilTheTaskEnds() {
    server
        .on(
            "GET /api/tasks/x1/output",
            200,
            "{\"lines\":[{\"text\":\"one\"}],\"next\":\"1\",\"ended\":false}")
        .on(
            "GET /api/tasks/x1/output?after=1",
            200,
            "{\"lines\":[{\"text\":\"two\"}],\"next\":\"2\",\"ended\":true}")
        .on(
            "GET /api/tasks/x1/output?after=2",
            200,
            "{\"lines\":[],\"next\":\"2\",\"ended\":true}");
    assertThat(run("claude-tasks", "logs", "x1", "-f").out().lines()).containsExactly("one", "two");
  }

  @Test
  void explainSaysWhatHoldsATaskAndWhatToDo() {
    server.on(
        "GET /api/tasks/x1/explain",
        200,
        """
        {"task":"x1","status":"ready","headline":"It waits: no live agent","reasons":[
        {"kind":"runner","text":"no live agent takes the role tester","remedy":"start one"}]}""");
    assertThat(run("claude-tasks", "explain", "x1").out())
        .contains("It waits", "runner", "no live agent takes the role tester", "start one");
  }

  @Test
  void usageErrorsExitWithTwo() {
    assertThat(run("claude-tasks").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("claude-tasks", "lst").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("claude-tasks", "create").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(Cli.run(directory, "", "claude-tasks", "list", "--server-url", "here").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(run("claude-tasks", "create", "--help").exitCode()).isZero();
  }

  private Cli run(String... arguments) {
    return Cli.run(directory, server, List.of(arguments));
  }

  private static String task(String status) {
    return """
    {"id":"%s","type":"run_tests","role":"tester","status":"%s","title":"Run them","priority":5,"repository":"sample",
    "worker":"tester-1","reason":null,"createdAt":"2026-03-01T10:00:00Z","usage":{"inputTokens":0,"outputTokens":0,"costUsd":0}}"""
        .formatted(ID, status);
  }

  private Cli templates(String line) {
    return run(("claude-tasks templates " + line).split(" "));
  }
}
