package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sims.gitlab.GitLabSim;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.models.AcceptMergeRequestParams;
import org.gitlab4j.api.models.Issue;
import org.gitlab4j.api.models.MergeRequest;
import org.gitlab4j.api.models.MergeRequestParams;
import org.gitlab4j.api.models.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's client of GitLab finds in the stand-in what it expects of GitLab. */
class OthersGitLabClientTest {
  private static final String PROJECT = "group/greetings";

  @TempDir Path folder;
  private GitLabSim gitlab;
  private GitLabApi client;
  private String head;

  @BeforeEach
  void connect() {
    var repository = TinyRepository.create(folder, "greetings");
    head = repository.commit("goodbye", "goodbye.txt", "Goodbye.\n");
    gitlab = GitLabSim.start(0, Clock.systemUTC(), folder);
    gitlab.person("alice", "alices-token");
    gitlab.project(PROJECT, repository.bare(), "main");
    client = new GitLabApi(gitlab.url().toString(), "alices-token");
  }

  @AfterEach
  void close() {
    client.close();
    gitlab.close();
  }

  @Test
  void mergesAReviewedChange() throws Exception {
    var requests = client.getMergeRequestApi();
    var made =
        requests.createMergeRequest(
            PROJECT,
            new MergeRequestParams()
                .withSourceBranch("goodbye")
                .withTargetBranch("main")
                .withTitle("Say goodbye"));
    client.getNotesApi().createMergeRequestNote(PROJECT, made.getIid(), "Good.", null, false);
    requests.approveMergeRequest(PROJECT, made.getIid(), head);
    MergeRequest looked = requests.getMergeRequest(PROJECT, made.getIid());
    var merged =
        requests.acceptMergeRequest(
            PROJECT, made.getIid(), new AcceptMergeRequestParams().withSha(head));

    assertThat(looked.getSha()).isEqualTo(head);
    assertThat(looked.getAuthor().getUsername()).isEqualTo("alice");
    assertThat(merged.getState()).isEqualTo("merged");
    assertThat(client.getNotesApi().getMergeRequestNotes(PROJECT, made.getIid()))
        .extracting(Note::getBody)
        .contains("Good.");
    assertThat(client.getRepositoryApi().getBranch(PROJECT, "main").getCommit().getId())
        .isEqualTo(merged.getMergeCommitSha());
  }

  @Test
  void isRefusedAsGitLabRefuses() throws Exception {
    var requests = client.getMergeRequestApi();
    var params =
        new MergeRequestParams()
            .withSourceBranch("goodbye")
            .withTargetBranch("main")
            .withTitle("Say goodbye");
    var made = requests.createMergeRequest(PROJECT, params);

    assertThatThrownBy(() -> requests.createMergeRequest(PROJECT, params))
        .isInstanceOfSatisfying(
            GitLabApiException.class, e -> assertThat(e.getHttpStatus()).isEqualTo(409));
    assertThatThrownBy(
            () ->
                requests.acceptMergeRequest(
                    PROJECT, made.getIid(), new AcceptMergeRequestParams().withSha("0".repeat(40))))
        .isInstanceOfSatisfying(
            GitLabApiException.class, e -> assertThat(e.getHttpStatus()).isEqualTo(409));
  }

  @Test
  void readsIssuesPageByPage() throws Exception {
    List<String> titles = IntStream.range(0, 100).mapToObj(i -> "issue " + i).toList();
    titles.forEach(title -> gitlab.issue(PROJECT, "alice", title, "", "auto-dev"));

    assertThat(client.getIssuesApi().getIssues(PROJECT, 30).all())
        .extracting(Issue::getTitle)
        .containsExactlyInAnyOrderElementsOf(titles);
  }
}
