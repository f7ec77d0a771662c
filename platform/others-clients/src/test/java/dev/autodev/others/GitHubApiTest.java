package dev.autodev.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.autodev.sims.github.GitHubSim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequest.MergeMethod;
import org.kohsuke.github.GHPullRequestFileDetail;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** github-api finds in the stand-in what it expects of an Enterprise Server. */
class GitHubApiTest {
  private static final String REPOSITORY = "alice/greetings";

  @TempDir Path folder;
  private GitHubSim sim;
  private GHRepository alices;
  private GHRepository bots;
  private String head;

  @BeforeEach
  void connect() throws Exception {
    Greetings greetings = Greetings.in(folder);
    head = greetings.head();
    sim = GitHubSim.start(0, Clock.systemUTC(), folder);
    sim.person("alice", "alices-token");
    sim.person("bot", "bots-token");
    sim.repository("alice", "greetings", greetings.bare(), "main");
    alices = client("alices-token").getRepository(REPOSITORY);
    bots = client("bots-token").getRepository(REPOSITORY);
  }

  private GitHub client(String token) throws IOException {
    return new GitHubBuilder().withEndpoint(sim.url() + "/api/v3").withOAuthToken(token).build();
  }

  @AfterEach
  void close() {
    sim.close();
  }

  private GHPullRequest goodbye() throws IOException {
    return bots.createPullRequest("Say goodbye", Greetings.BRANCH, "main", "Politely.");
  }

  @Test
  void anIssueIsFiledChangedTalkedAboutAndClosed() throws Exception {
    GHIssue made =
        alices.createIssue("Greet").body("Please.").label("auto-dev").label("bug").create();
    made.setTitle("Greet all");
    made.addLabels("auto-dev::taken");
    made.removeLabels("bug");
    GHIssueComment comment = made.comment("Soon.");
    comment.update("Now.");
    made.comment("A slip.").delete();
    made.close();
    GHIssue closed = bots.getIssue(made.getNumber());

    assertThat(closed.getTitle()).isEqualTo("Greet all");
    assertThat(closed.getBody()).isEqualTo("Please.");
    assertThat(closed.getState()).isEqualTo(GHIssueState.CLOSED);
    assertThat(closed.getUser().getLogin()).isEqualTo("alice");
    assertThat(closed.getLabels())
        .extracting(GHLabel::getName)
        .containsExactlyInAnyOrder("auto-dev", "auto-dev::taken");
    assertThat(closed.getComments()).extracting(GHIssueComment::getBody).containsExactly("Now.");
  }

  @Test
  void aReviewedChangeIsMergedByItsCommit() throws Exception {
    GHPullRequest made = goodbye();
    GHPullRequest seen = alices.getPullRequest(made.getNumber());
    seen.createReview().body("Good.").event(GHPullRequestReviewEvent.APPROVE).create();
    seen.createReview().body("One thing.").event(GHPullRequestReviewEvent.COMMENT).create();
    made.merge("Politely.", head, MergeMethod.MERGE);
    GHPullRequest merged = alices.getPullRequest(made.getNumber());

    assertThat(seen.getHead().getSha()).isEqualTo(head);
    assertThat(seen.getBase().getRef()).isEqualTo("main");
    assertThat(seen.listReviews().toList())
        .extracting(review -> review.getState(), review -> review.getBody())
        .containsExactly(
            tuple(GHPullRequestReviewState.APPROVED, "Good."),
            tuple(GHPullRequestReviewState.COMMENTED, "One thing."));
    assertThat(merged.isMerged()).isTrue();
    assertThat(merged.getMergedBy().getLogin()).isEqualTo("bot");
    assertThat(alices.getBranch("main").getSHA1()).isEqualTo(merged.getMergeCommitSha());
  }

  @Test
  void aChangeIsSeenByFileAndCommitAndTalkedAboutOnItsLines() throws Exception {
    GHPullRequest pull = goodbye();
    pull.createReviewComment().commitId(head).path("hello.txt").line(2).body("Really?").create();

    assertThat(pull.listFiles().toList())
        .extracting(
            GHPullRequestFileDetail::getFilename,
            GHPullRequestFileDetail::getStatus,
            GHPullRequestFileDetail::getAdditions,
            GHPullRequestFileDetail::getDeletions)
        .containsExactly(tuple("goodbye.txt", "added", 1, 0), tuple("hello.txt", "modified", 1, 1));
    assertThat(pull.listFiles().toList().getLast().getPatch())
        .startsWith("@@ -1,2 +1,2 @@\n Hello.\n-It is a fine day.\n+It is a very");
    assertThat(pull.listCommits().toList())
        .extracting(commit -> commit.getSha(), commit -> commit.getCommit().getMessage())
        .containsExactly(tuple(head, "Say goodbye"));
    assertThat(pull.listReviewComments().toList())
        .extracting(comment -> comment.getPath(), comment -> comment.getLine(), c -> c.getBody())
        .containsExactly(tuple("hello.txt", 2, "Really?"));
    assertRefused(
        422,
        () ->
            pull.createReviewComment()
                .commitId(head)
                .path("hello.txt")
                .line(7)
                .body("Where?")
                .create());
  }

  @Test
  void aFailedCheckKeepsFromMergingAndAStatusIsKept() throws Exception {
    sim.actions(REPOSITORY);
    GHPullRequest pull = goodbye();
    GHCheckRun running = bots.getCheckRuns(head).toList().getFirst();
    sim.finishJobs(REPOSITORY, "failure", "1 failed\n");
    GHCheckRun failed = bots.getCheckRuns(head).toList().getFirst();
    bots.createCommitStatus(head, GHCommitState.PENDING, null, "wait", "scan");
    bots.createCommitStatus(head, GHCommitState.SUCCESS, null, "clean", "scan");

    assertThat(running.getStatus()).isEqualTo(GHCheckRun.Status.IN_PROGRESS);
    assertThat(failed.getConclusion()).isEqualTo(GHCheckRun.Conclusion.FAILURE);
    assertThat(alices.getLastCommitStatus(head).getState()).isEqualTo(GHCommitState.SUCCESS);
    assertThat(alices.listCommitStatuses(head).toList())
        .extracting(status -> status.getDescription())
        .containsExactly("clean", "wait");
    assertRefused(405, () -> pull.merge("", head, MergeMethod.MERGE));
  }

  @Test
  void refusalsAreThoseOfGitHub() throws Exception {
    GHPullRequest pull = goodbye();

    assertRefused(422, this::goodbye);
    assertRefused(409, () -> pull.merge("", "0".repeat(40), MergeMethod.MERGE));
    assertRefused(422, () -> pull.createReview().event(GHPullRequestReviewEvent.APPROVE).create());
    assertRefused(401, () -> client("nobodys-token").getRepository(REPOSITORY));
    assertThatThrownBy(() -> alices.getIssue(99)).isInstanceOf(GHFileNotFoundException.class);
    assertThatThrownBy(() -> client("alices-token").getRepository("alice/none"))
        .isInstanceOf(GHFileNotFoundException.class);
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HttpException.class,
            e -> assertThat(e.getResponseCode()).as(e.getMessage()).isEqualTo(status));
  }

  @Test
  void issuesAreReadPageByPage() throws Exception {
    List<String> titles = IntStream.range(0, 100).mapToObj(i -> "issue " + i).toList();
    titles.forEach(title -> sim.issue(REPOSITORY, "alice", title, "", "auto-dev"));

    assertThat(alices.queryIssues().label("auto-dev").pageSize(30).list().toList())
        .extracting(GHIssue::getTitle)
        .containsExactlyInAnyOrderElementsOf(titles);
  }

  @Test
  void aRepositoryThatWasRenamedIsFollowed() throws Exception {
    sim.rename(REPOSITORY, "welcomes");

    assertThat(client("alices-token").getRepository(REPOSITORY).getFullName())
        .isEqualTo("alice/welcomes");
    assertThat(client("alices-token").getMyself().getLogin()).isEqualTo("alice");
  }
}
