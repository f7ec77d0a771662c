package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Fault;
import dev.autodev.sims.Request;
import dev.autodev.sims.gitlab.GitLabSim;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in, whose exchanges are checked against GitLab's description of its API. */
@QuarkusTest
class GitLabForgeTest extends ForgeContract {
  private static final String TOKEN = "bot-token-that-nobody-else-knows";
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final PublishedContract contract =
      PublishedContract.of(
          "gitlab.contract.json", "/api/", List.of("GET /api/v4/user", "DELETE .*/notes/\\d+"));
  private GitLabSim gitlab;

  @BeforeEach
  @Override
  void connect() {
    gitlab = GitLabSim.start(0, Clock.systemUTC(), directory.resolve("gitlab"));
    gitlab.person("auto-dev-bot", TOKEN);
    gitlab.person("alice", "alices-token");
    gitlab.watch(contract::check);
    super.connect();
    String url = gitlab.project("group/sub/sample", repository.bare(), "main");
    ref = new RepositoryRef("sample", url, "main");
  }

  @AfterEach
  void stop() {
    gitlab.close();
    contract.assertKept();
  }

  @Override
  Forge connect(Path home) {
    return new GitLabForge(gitlab.url(), TOKEN, runner, home, PAUSE);
  }

  @Override
  List<MergeRequest> mergeRequests() {
    return ((GitLabForge) forge).allMergeRequests(ref);
  }

  @Override
  List<String> comments(String on, String id) {
    return ((GitLabForge) forge).comments(ref, on, id);
  }

  @Test
  void findsWhatItHasMadeWhenTheAnswerWasLost() {
    change("a", BRANCH, "new.txt", "hello\n");
    gitlab.fail(Fault.cut(GitLabForgeTest::createsSomething));
    MergeRequest request = open(BRANCH);
    gitlab.fail(Fault.cut(GitLabForgeTest::createsSomething));
    forge.comment(
        ref, new NewComment("c", "merge_request", request.id(), "why?", Optional.of("new.txt"), 1));
    gitlab.fail(Fault.cut(GitLabForgeTest::createsSomething));
    forge.createIssue(ref, story("i"));

    assertThat(mergeRequests()).hasSize(1);
    assertThat(comments("merge_request", request.id())).containsExactly("why?");
    assertThat(forge.issues(ref)).hasSize(1);
  }

  private static boolean createsSomething(Request request) {
    return request.method().equals("POST") && request.path().startsWith("/api/");
  }

  @Test
  void fetchesAgainWhenTheConnectionBreaks() {
    gitlab.fail(Fault.cut(request -> request.path().endsWith("/git-upload-pack")));

    assertThat(forge.head(ref, "main")).isNotEmpty();
  }

  @Test
  void asksAgainWhenItAskedTooOftenOrTheServerFails() {
    Answer limited = Answer.text(429, "Retry later");
    gitlab.fail(Fault.answering(request -> request.path().contains("/issues"), limited));
    gitlab.fail(
        Fault.answering(
            request -> request.path().contains("/issues"), limited.with("Retry-After", "1")));
    gitlab.fail(
        Fault.answering(
            request -> request.path().contains("/issues"), Answer.text(502, "Bad gateway")));

    forge.createIssue(ref, story("i"));

    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Story");
  }

  @Test
  void doesNotWaitForHours() {
    gitlab.fail(
        Fault.answering(
            request -> request.path().contains("/issues"),
            Answer.text(429, "Retry later").with("Retry-After", "86400")));

    assertThatThrownBy(() -> forge.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("429");
  }

  @Test
  void readsAllPages() {
    String issue = forge.createIssue(ref, story("i")).id();
    for (int i = 0; i < 101; i++) {
      gitlab.say("group/sub/sample", Integer.parseInt(issue), "alice", "text " + i);
    }

    forge.comment(ref, new NewComment("m", "issue", issue, "the last", Optional.empty(), 0));
    forge.comment(ref, new NewComment("m", "issue", issue, "the last", Optional.empty(), 0));

    assertThat(comments("issue", issue)).hasSize(102).endsWith("the last");
  }

  @Test
  void worksWithoutWhatAPaidPlanHas() {
    gitlab.premium(false);
    change("a", BRANCH, "new.txt", "hello\n");
    String head = forge.head(ref, BRANCH);
    MergeRequest request = open(BRANCH);

    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));
    Issue story =
        forge.createIssue(ref, new NewIssue("s", "story", "Story", "", Optional.of(epic.id()), 5));
    forge.approve(ref, request.id(), head);

    assertThat(epic.kind()).isEqualTo("epic");
    assertThat(story.weight()).isEqualTo(5);
    assertThat(forge.issues(ref)).extracting(Issue::parent).contains(Optional.of(epic.id()));
  }

  @Test
  void waitsForThePipelineAndTellsWhatItsJobSaid() {
    gitlab.pipelines("group/sub/sample");
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeCommand command = command(open(BRANCH), pushed, "workflow-1");

    assertThat(forge.merge(ref, command)).isInstanceOf(MergeOutcome.NotYet.class);
    gitlab.finishPipelines("group/sub/sample", "failed", "expected 3 but was 4");
    assertThat(forge.merge(ref, command))
        .isEqualTo(
            new MergeOutcome.PipelineFailed(
                List.of(new FailedJob("test", "expected 3 but was 4"))));
  }

  @Test
  void tellsWhatPeopleAndAPipelineHoldAgainstAChange() {
    Feedback feedback = (Feedback) forge;
    gitlab.pipelines("group/sub/sample");
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    String sha = pushed.head();
    forge.comment(
        ref, new NewComment("c", "merge_request", request.id(), "ours", Optional.empty(), 0));
    assertThat(feedback.remarks(ref, request.id())).isEmpty();
    assertThat(feedback.failedPipeline(ref, request.id(), sha)).isEmpty();

    gitlab.remark("group/sub/sample", Integer.parseInt(request.id()), "alice", "Be polite.");
    gitlab.finishPipelines("group/sub/sample", "failed", "expected 3 but was 4");

    assertThat(feedback.remarks(ref, request.id()))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.author()).isEqualTo("alice");
              assertThat(remark.text()).isEqualTo("Be polite.");
              assertThat(remark.file()).isEmpty();
            });
    assertThat(feedback.failedPipeline(ref, request.id(), sha))
        .contains(List.of(new FailedJob("test", "expected 3 but was 4")));
    assertThat(feedback.failedPipeline(ref, request.id(), "0".repeat(40))).isEmpty();

    gitlab.closeMergeRequest("group/sub/sample", Integer.parseInt(request.id()), "alice");
    assertThat(feedback.remarks(ref, request.id())).isEmpty();
  }

  @Test
  void honoursThatAPersonClosesAMergeRequest() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    gitlab.closeMergeRequest("group/sub/sample", Integer.parseInt(request.id()), "alice");

    assertThat(forge.merge(ref, command(request, pushed, "workflow-1")))
        .isEqualTo(new MergeOutcome.Closed(request.id()));
    assertThat(forge.head(ref, "main")).isEqualTo(pushed.worktree().baseSha());
  }

  @Test
  void findsTheIssuesByWhichPeopleAskForWork() {
    Intake intake = (Intake) forge;
    gitlab.issue("group/sub/sample", "alice", "Not this", "", "other");
    gitlab.issue("group/sub/sample", "alice", "Say goodbye", "It is polite.", "auto-dev", "bug");

    AskedIssue issue = intake.asked(ref, "auto-dev").getFirst();
    intake.relabel(ref, issue.id(), "auto-dev", "auto-dev::taken");

    assertThat(issue.title()).isEqualTo("Say goodbye");
    assertThat(issue.text()).isEqualTo("It is polite.");
    assertThat(issue.author()).isEqualTo("alice");
    assertThat(intake.asked(ref, "auto-dev")).isEmpty();
    assertThat(intake.asked(ref, "auto-dev::taken"))
        .singleElement()
        .matches(one -> one.labels().contains("bug"));
    intake.close(ref, issue.id());
    assertThat(intake.asked(ref, "auto-dev::taken")).isEmpty();
  }

  @Test
  void keepsTheTokenOutOfClonesAndCopies() throws Exception {
    change("a", BRANCH, "new.txt", "hello\n");

    assertThat(filesWith(directory, TOKEN)).isEmpty();
    assertThat(filesWith(directory.resolve("a"), gitlab.url().toString())).isEmpty();
  }

  private static List<Path> filesWith(Path root, String text) throws Exception {
    try (var files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> TestRepository.bytes(file).contains(text))
          .toList();
    }
  }

  @Test
  void tellsWhatToDoAboutATokenThatIsNoneAnyMore() {
    Forge stranger = new GitLabForge(gitlab.url(), "old", runner, directory.resolve("s"), PAUSE);

    assertThatThrownBy(() -> stranger.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("SWARM_FORGES_GITLAB_TOKEN");
    assertThatThrownBy(() -> stranger.head(ref, "main")).isInstanceOf(ForgeException.class);
  }
}
