package dev.autodev.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.autodev.sims.gitlab.GitLabSim;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.MergeRequestApi;
import org.gitlab4j.api.models.AcceptMergeRequestParams;
import org.gitlab4j.api.models.Diff;
import org.gitlab4j.api.models.DiffRef;
import org.gitlab4j.api.models.Issue;
import org.gitlab4j.api.models.Job;
import org.gitlab4j.api.models.MergeRequest;
import org.gitlab4j.api.models.MergeRequestParams;
import org.gitlab4j.api.models.Note;
import org.gitlab4j.api.models.Pipeline;
import org.gitlab4j.api.models.PipelineStatus;
import org.gitlab4j.api.models.Position;
import org.gitlab4j.models.Constants.IssueState;
import org.gitlab4j.models.Constants.MergeRequestState;
import org.gitlab4j.models.Constants.StateEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gitlab4j-api finds in the stand-in what it expects of GitLab. */
class GitLab4jTest {
  private static final String PROJECT = "group/greetings";

  @TempDir Path folder;
  private GitLabSim gitlab;
  private GitLabApi client;
  private MergeRequestApi requests;
  private String head;

  @BeforeEach
  void connect() throws Exception {
    Greetings greetings = Greetings.in(folder);
    head = greetings.head();
    gitlab = GitLabSim.start(0, Clock.systemUTC(), folder);
    gitlab.person("alice", "alices-token");
    gitlab.project(PROJECT, greetings.bare(), "main");
    client = new GitLabApi(gitlab.url().toString(), "alices-token");
    requests = client.getMergeRequestApi();
  }

  @AfterEach
  void close() {
    client.close();
    gitlab.close();
  }

  private static MergeRequestParams goodbye() {
    return new MergeRequestParams()
        .withSourceBranch(Greetings.BRANCH)
        .withTargetBranch("main")
        .withTitle("Say goodbye");
  }

  @Test
  void anIssueIsFiledChangedTalkedAboutAndClosed() throws Exception {
    var issues = client.getIssuesApi();
    var notes = client.getNotesApi();
    Issue made =
        issues.createIssue(
            PROJECT, "Greet", "Please.", null, null, null, "auto-dev,bug", null, null, null, null);
    long iid = made.getIid();
    Issue changed =
        issues.updateIssue(
            PROJECT, iid, "Greet all", null, null, null, null, "auto-dev", null, null, null);
    Note note = notes.createIssueNote(PROJECT, iid, "Soon.");
    notes.updateIssueNote(PROJECT, iid, note.getId(), "Now.");
    Note other = notes.createIssueNote(PROJECT, iid, "A slip.");
    notes.deleteIssueNote(PROJECT, iid, other.getId());
    issues.closeIssue(PROJECT, iid);
    Issue closed = issues.getIssue(PROJECT, iid);

    assertThat(made.getLabels()).containsExactly("auto-dev", "bug");
    assertThat(changed.getLabels()).containsExactly("auto-dev");
    assertThat(changed.getDescription()).isEqualTo("Please.");
    assertThat(notes.getIssueNotes(PROJECT, iid)).extracting(Note::getBody).containsExactly("Now.");
    assertThat(notes.getIssueNote(PROJECT, iid, note.getId()).getAuthor().getUsername())
        .isEqualTo("alice");
    assertThat(closed.getTitle()).isEqualTo("Greet all");
    assertThat(closed.getState()).isEqualTo(IssueState.CLOSED);
    assertThat(closed.getClosedBy().getUsername()).isEqualTo("alice");
  }

  @Test
  void aReviewedChangeIsMergedByItsCommit() throws Exception {
    MergeRequest made = requests.createMergeRequest(PROJECT, goodbye().withLabels(List.of("a")));
    long iid = made.getIid();
    client.getNotesApi().createMergeRequestNote(PROJECT, iid, "Good.", null, false);
    requests.updateMergeRequest(
        PROJECT, iid, new MergeRequestParams().withDescription("Politely."));
    requests.approveMergeRequest(PROJECT, iid, head);
    MergeRequest approvals = requests.getApprovals(PROJECT, iid);
    MergeRequest looked = requests.getMergeRequest(PROJECT, iid);
    MergeRequest merged =
        requests.acceptMergeRequest(PROJECT, iid, new AcceptMergeRequestParams().withSha(head));

    assertThat(looked.getSha()).isEqualTo(head);
    assertThat(looked.getDescription()).isEqualTo("Politely.");
    assertThat(looked.getLabels()).containsExactly("a");
    assertThat(looked.getAuthor().getUsername()).isEqualTo("alice");
    assertThat(approvals.getApprovedBy())
        .extracting(by -> by.getUsername())
        .containsExactly("alice");
    assertThat(merged.getState()).isEqualTo("merged");
    assertThat(client.getNotesApi().getMergeRequestNotes(PROJECT, iid))
        .extracting(Note::getBody)
        .contains("Good.", "approved this merge request");
    assertThat(client.getRepositoryApi().getBranch(PROJECT, "main").getCommit().getId())
        .isEqualTo(merged.getMergeCommitSha());
  }

  @Test
  void anApprovalIsTakenBackAndARequestClosed() throws Exception {
    long iid = requests.createMergeRequest(PROJECT, goodbye()).getIid();
    requests.approveMergeRequest(PROJECT, iid, head);
    requests.unapproveMergeRequest(PROJECT, iid);
    requests.updateMergeRequest(
        PROJECT, iid, new MergeRequestParams().withStateEvent(StateEvent.CLOSE));

    assertThat(requests.getApprovals(PROJECT, iid).getApprovedBy()).isEmpty();
    assertThat(requests.getMergeRequests(PROJECT, MergeRequestState.OPENED)).isEmpty();
    assertThat(requests.getMergeRequests(PROJECT, MergeRequestState.CLOSED)).hasSize(1);
  }

  @Test
  void aChangeIsSeenByFileAndCommitAndTalkedAboutOnItsLines() throws Exception {
    MergeRequest made = requests.createMergeRequest(PROJECT, goodbye());
    long iid = made.getIid();
    DiffRef refs = requests.getMergeRequest(PROJECT, iid).getDiffRefs();
    Position second =
        new Position()
            .withBaseSha(refs.getBaseSha())
            .withStartSha(refs.getStartSha())
            .withHeadSha(refs.getHeadSha())
            .withPositionType(Position.PositionType.TEXT)
            .withNewPath("hello.txt")
            .withOldPath("hello.txt")
            .withNewLine(2);
    var discussions = client.getDiscussionsApi();
    discussions.createMergeRequestDiscussion(PROJECT, iid, "Really?", null, null, second);

    assertThat(requests.getDiffs(PROJECT, iid))
        .extracting(Diff::getNewPath, Diff::getNewFile)
        .containsExactly(tuple("goodbye.txt", true), tuple("hello.txt", false));
    assertThat(requests.getDiffs(PROJECT, iid).getLast().getDiff())
        .startsWith("@@ -1,2 +1,2 @@\n Hello.\n-It is a fine day.\n+It is a very");
    assertThat(requests.getCommits(PROJECT, iid))
        .extracting(commit -> commit.getId(), commit -> commit.getTitle())
        .containsExactly(tuple(head, "Say goodbye"));
    Note said = discussions.getMergeRequestDiscussions(PROJECT, iid).getLast().getNotes().getLast();
    assertThat(said.getBody()).isEqualTo("Really?");
    assertThat(said.getPosition().getNewLine()).isEqualTo(2);
    assertRefused(
        400,
        () ->
            discussions.createMergeRequestDiscussion(
                PROJECT, iid, "Where?", null, null, second.withNewLine(7)));
  }

  @Test
  void aFailedPipelineKeepsFromMergingAndSaysWhy() throws Exception {
    gitlab.pipelines(PROJECT);
    long iid = requests.createMergeRequest(PROJECT, goodbye()).getIid();
    Pipeline running = requests.getMergeRequestPipelines(PROJECT, iid).getFirst();
    gitlab.finishPipelines(PROJECT, "failed", "$ ./test\n1 failed\n");
    Pipeline failed = client.getPipelineApi().getPipeline(PROJECT, running.getId());
    Job job = client.getJobApi().getJobsForPipeline(PROJECT, failed.getId()).getFirst();

    assertThat(running.getStatus()).isEqualTo(PipelineStatus.RUNNING);
    assertThat(failed.getStatus()).isEqualTo(PipelineStatus.FAILED);
    assertThat(failed.getSha()).isEqualTo(head);
    assertThat(client.getPipelineApi().getPipelines(PROJECT)).hasSize(1);
    assertThat(client.getJobApi().getTrace(PROJECT, job.getId())).contains("1 failed");
    assertRefused(405, () -> requests.acceptMergeRequest(PROJECT, iid));
  }

  @Test
  void refusalsAreThoseOfGitLab() throws Exception {
    long iid = requests.createMergeRequest(PROJECT, goodbye()).getIid();
    String zeros = "0".repeat(40);

    assertRefused(409, () -> requests.createMergeRequest(PROJECT, goodbye()));
    assertRefused(
        409,
        () ->
            requests.acceptMergeRequest(
                PROJECT, iid, new AcceptMergeRequestParams().withSha(zeros)));
    assertRefused(409, () -> requests.approveMergeRequest(PROJECT, iid, zeros));
    assertRefused(404, () -> client.getIssuesApi().getIssue(PROJECT, 99L));
    assertRefused(404, () -> client.getProjectApi().getProject("group/none"));
    assertRefused(
        400, () -> requests.createMergeRequest(PROJECT, goodbye().withSourceBranch("none")));
    try (GitLabApi stranger = new GitLabApi(gitlab.url().toString(), "nobodys-token")) {
      assertRefused(401, () -> stranger.getUserApi().getCurrentUser());
    }
    gitlab.premium(false);
    assertRefused(403, () -> requests.approveMergeRequest(PROJECT, iid, head));
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GitLabApiException.class,
            e -> {
              assertThat(e.getHttpStatus()).as(e.getMessage()).isEqualTo(status);
              assertThat(Objects.toString(e.getMessage())).isNotBlank();
            });
  }

  @Test
  void issuesAreReadPageByPage() throws Exception {
    List<String> titles = IntStream.range(0, 100).mapToObj(i -> "issue " + i).toList();
    titles.forEach(title -> gitlab.issue(PROJECT, "alice", title, "", "auto-dev"));
    var pages = client.getIssuesApi().getIssues(PROJECT, 30);

    assertThat(pages.getTotalPages()).isEqualTo(4);
    assertThat(pages.getTotalItems()).isEqualTo(100);
    assertThat(pages.all()).extracting(Issue::getTitle).containsExactlyInAnyOrderElementsOf(titles);
  }
}
