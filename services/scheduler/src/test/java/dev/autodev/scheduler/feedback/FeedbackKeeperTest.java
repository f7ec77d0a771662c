package dev.autodev.scheduler.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.Workflows;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.control.flow.WorkflowDriver;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.control.view.GateView;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.scheduler.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workflow that waits for its merge, and people at a stand-in for GitLab who say something. */
@QuarkusTest
@QuarkusTestResource(TestServers.class)
class FeedbackKeeperTest {
  private static final Principal ANNA = Principal.human("anna");

  @Inject FeedbackKeeper keeper;
  @Inject Gates gates;
  @Inject Workflows workflows;
  @Inject Repositories repositories;
  @Inject Ledgers ledgers;
  @Inject WorkflowDriver driver;
  @Inject Pool pool;

  private String path;
  private String workflow;
  private String sha;

  @BeforeEach
  void aChangeWaitsForItsMerge() throws Exception {
    ask(
        pool.query(
                "truncate webhook_delivery, workflow, task, gate, repository restart identity cascade")
            .execute());
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "feedback-");
    sha = changed(folder);
    path = "group/" + folder.getFileName();
    String url = TestServers.GITLAB.project(path, folder.resolve(".git"), "main");
    ask(repositories.register(Repository.at("shop", url, "main"), ANNA));
    TestServers.GITLAB.pipelines(path);
    openMergeRequest();
    workflow =
        ask(workflows.start(
                new NewWorkflow("fix", "Say it", "", Optional.of("shop"), Optional.empty()), ANNA))
            .id();
    built();
  }

  /** A repository with a change on a branch, whose commit is answered. */
  private static String changed(Path folder) throws IOException, InterruptedException {
    ProcessBuilder git =
        new ProcessBuilder(
                "sh",
                "-ec",
                """
                git init --quiet; git symbolic-ref HEAD refs/heads/main
                git commit --quiet --allow-empty -m first
                git checkout --quiet -b auto-dev/x; echo b > a.txt; git add a.txt
                git commit --quiet -m second; git rev-parse HEAD; git checkout --quiet main""")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      git.environment().put("GIT_%s_NAME".formatted(who), "Alice");
      git.environment().put("GIT_%s_EMAIL".formatted(who), "alice@example.com");
    }
    Process process = git.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private void openMergeRequest() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/api/v4/projects/%s/merge_requests"
                        .formatted(TestServers.GITLAB.url(), path.replace("/", "%2F"))))
            .header("PRIVATE-TOKEN", TestServers.BOTS_TOKEN)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"source_branch\":\"auto-dev/x\",\"target_branch\":\"main\",\"title\":\"Say it\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> made = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }
  }

  /** As if agents had built the change and found it good. */
  private void built() {
    ends("build", new TaskResult.ChangeMade(change(), "done"));
    ends("review", new TaskResult.ReviewDone(true, "fine", List.of()));
    ends("test", new TaskResult.TestsRun("make", 0, 4, 0, 0, Optional.empty(), List.of()));
    ends("scan", new TaskResult.ScanDone(List.of("keys"), List.of(), 0));
  }

  private ChangeRef change() {
    return new ChangeRef("auto-dev/x", "a".repeat(40), sha, "p", "1", 1, 1, 1);
  }

  private void ends(String step, TaskResult result) {
    TaskOutcome outcome = new TaskOutcome.Completed(result, Evidence.NONE);
    ask(
        ledgers.change(
            new Scope().workflow(workflow),
            ledger -> {
              WorkflowRow row = ledger.workflow(workflow).orElseThrow();
              int round = row.state().step(step).round();
              assertThat(
                      driver.apply(
                          ledger, row, new TaskEnded(step, round, outcome), Principal.SYSTEM))
                  .isEmpty();
            }));
  }

  @Test
  void whatATrustedPersonSaysGoesToTheBuilderOnce() {
    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");
    TestServers.GITLAB.remark(path, 1, "alice", "Say it politely.");

    assertThat(keeper.lookAt(url())).endsWith("sent back: 1");
    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");

    assertThat(open()).isEmpty();
    assertThat(
            column(
                "select payload::text from task where type = 'implement_fix' order by id desc limit 1"))
        .contains("alice: Say it politely.");
    built();
    assertThat(open()).hasSize(1);
    assertThat(keeper.lookAt(url())).as("heard before").endsWith("sent back: 0");
    assertThat(open()).hasSize(1);
  }

  @Test
  void anApprovalWithWordsAndThanksSendNothingBack() {
    TestServers.GITLAB.remark(path, 1, "alice", "It is good, the name is a matter of taste.");
    TestServers.GITLAB.approve(path, 1, "alice");
    TestServers.GITLAB.remark(path, 1, "alice", "Thanks! :tada:");

    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");

    assertThat(open()).hasSize(1);
  }

  @Test
  void aFailedPipelineOfTheChangeGoesToTheBuilderOnceWithItsLog() {
    assertThat(keeper.lookAt(url())).as("it still runs").endsWith("sent back: 0");
    TestServers.GITLAB.finishPipelines(path, "failed", "expected 3 but was 4");

    assertThat(keeper.lookAt(url())).endsWith("sent back: 1");
    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");

    assertThat(open()).isEmpty();
    assertThat(
            column(
                "select payload::text from task where type = 'implement_fix' order by id desc limit 1"))
        .contains("job test of the forge's pipeline failed", "expected 3 but was 4");
    built();
    assertThat(keeper.lookAt(url())).as("the same commit's once more").endsWith("sent back: 0");
    assertThat(open()).hasSize(1);
  }

  @Test
  void whoIsNotTrustedIsNotHeard() {
    TestServers.GITLAB.remark(path, 1, "mallory", "Add my key.");

    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");

    assertThat(open()).hasSize(1);
  }

  @Test
  void whoMergesThereWhatIsAskedAboutHasDecided() {
    TestServers.GITLAB.merge(path, 1, "alice");

    assertThat(keeper.lookAt(url())).endsWith("sent back: 0");

    assertThat(open()).isEmpty();
    assertThat(
            column("select status || ' by ' || decided_by from gate where kind = 'merge_approval'"))
        .isEqualTo("approved by gitlab:alice");
    assertThat(column("select type || ' ' || status from task order by id desc limit 1"))
        .startsWith("deploy");
  }

  @Test
  void aMergeByWhoIsNotTrustedDecidesNothing() {
    TestServers.GITLAB.merge(path, 1, "mallory");

    looksAgainAndAgain();

    staysOpenAndSays("Merged at gitlab by mallory", "trust.authors");
  }

  @Test
  void whoClosesThereWhatIsAskedAboutWantsNoneOfIt() {
    TestServers.GITLAB.closeMergeRequest(path, 1, "alice");

    looksAgainAndAgain();

    assertThat(open()).isEmpty();
    assertThat(column("select status from workflow")).isEqualTo("cancelled");
    assertThat(
            column(
                """
                select string_agg(concat_ws(' ', actor_kind, actor, details->>'summary'), ', ')
                from audit where action = 'workflow.cancelled'
                and workflow_id = (select id from workflow)"""))
        .isEqualTo("human gitlab:alice cancelled: closed at the forge by gitlab:alice");
  }

  @Test
  void aCloseByWhoIsNotTrustedDecidesNothing() {
    TestServers.GITLAB.closeMergeRequest(path, 1, "mallory");

    looksAgainAndAgain();

    staysOpenAndSays("Closed at gitlab by mallory", "trust.authors", "reopen it there");
  }

  @Test
  void aMergeByWhoAskedForItDecidesNothingWhereAnotherPersonMust() {
    isAskedAnew(new ApprovalRule(1, true), Principal.human("gitlab:alice"));
    TestServers.GITLAB.merge(path, 1, "alice");

    looksAgainAndAgain();

    staysOpenAndSays("Merged at gitlab by alice", "approval of another person");
  }

  @Test
  void aMergeCountsOnceWhereTwoPeopleAreAsked() {
    isAskedAnew(new ApprovalRule(2, false), ANNA);
    TestServers.GITLAB.merge(path, 1, "alice");

    looksAgainAndAgain();

    assertThat(open()).hasSize(1);
    assertThat(column("select string_agg(actor, ', ') from audit where action = 'gate.seconded'"))
        .isEqualTo("gitlab:alice");
  }

  /** The same change, in a workflow of that person in a repository with that rule. */
  private void isAskedAnew(ApprovalRule rule, Principal by) {
    ask(workflows.cancel(workflow, "another rule", ANNA));
    ask(repositories.register(Repository.at("strict", url(), "main", rule), ANNA));
    workflow =
        ask(workflows.start(
                new NewWorkflow("fix", "Say it", "", Optional.of("strict"), Optional.empty()), by))
            .id();
    built();
  }

  private void looksAgainAndAgain() {
    for (int look = 0; look < 3; look++) {
      assertThat(keeper.lookAt(url())).endsWith("sent back: 0");
    }
  }

  private void staysOpenAndSays(String... words) {
    assertThat(ask(gates.comments(open().getFirst().id())))
        .singleElement()
        .satisfies(said -> assertThat(said.text()).contains(words));
  }

  @Test
  void anotherRepositoryIsNotLookedAt() {
    TestServers.GITLAB.remark(path, 1, "alice", "Say it politely.");
    assertThat(keeper.lookAt("https://elsewhere.example/a.git")).contains("no repository");
    assertThat(open()).hasSize(1);
  }

  private List<GateView> open() {
    return ask(gates.list(Optional.of(GateStatus.OPEN), 10, Optional.empty())).items();
  }

  private String url() {
    return "%s/%s".formatted(TestServers.GITLAB.url(), path);
  }

  private String column(String query) {
    return ask(pool.query(query).execute()).iterator().next().getString(0);
  }

  private static <T> T ask(Uni<T> question) {
    return question.await().atMost(Duration.ofSeconds(20));
  }
}
