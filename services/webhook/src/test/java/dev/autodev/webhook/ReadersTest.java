package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.json.Json;
import dev.autodev.webhook.Hint.Topic;
import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published samples are to us. */
class ReadersTest {
  private static final String GITLAB_PLACE = "http://example.com/gitlab-org/gitlab-test.git";
  private static final String GITHUB_PLACE = "https://github.com/Codertocat/Hello-World.git";

  @BeforeEach
  void present() {
    Vectors.assumePresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs-issue-open", "issue", "derived-issue-update-labels"})
  void aLabelledIssueIsLookedAt(String sample) {
    Hint hint = accepted(gitLab(sample, Set.of("auto-dev-bot")));
    assertThat(hint.topic()).isEqualTo(Topic.ISSUE);
    assertThat(hint.place()).isEqualTo("http://example.com/gitlabhq/gitlab-test.git");
    assertThat(hint.subject()).isEqualTo("23");
    assertThat(hint.author()).isEqualTo("root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs-note-merge-request", "note_merge_request"})
  void aCommentOnAMergeRequestIsLookedAt(String sample) {
    assertThat(accepted(gitLab(sample, Set.of())))
        .isEqualTo(new Hint(Topic.MERGE_REQUEST, GITLAB_PLACE, "1", "root"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"derived-merge-request-merge", "derived-merge-request-close"})
  void aMergeRequestThatEndedIsLookedAt(String sample) {
    assertThat(accepted(gitLab(sample, Set.of())))
        .isEqualTo(
            new Hint(
                Topic.MERGE_REQUEST, "http://example.com/gitlabhq/gitlab-test.git", "1", "user1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docs-issue-open", "docs-note-merge-request", "derived-merge-request-close"})
  void theOwnBotIsSkipped(String sample) {
    assertThat(gitLab(sample, Set.of("root", "user1"))).isInstanceOf(Reading.Skipped.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs-push",
        "push",
        "tag_push",
        "job",
        "note_issue",
        "note_commit",
        "docs-note-issue",
        "docs-merge-request-open",
        "derived-merge-request-approved",
        "pipeline"
      })
  void theRestOfGitLabIsIgnored(String sample) {
    assertThat(gitLab(sample, Set.of())).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void whatTheSwarmWroteIsSkippedWhoeverItsBotIs() {
    String written =
        "{\"object_kind\":\"note\",\"object_attributes\":{\"note\":\"Done\\n\\n<!-- auto-dev:00 m=x w=0 p= -->\"}}";
    assertThat(readGitLab(written)).isInstanceOf(Reading.Skipped.class);
  }

  @Test
  void aFailedPipelineIsLookedAtThoughTheBotStartedIt() {
    String failed =
        """
        {"object_kind":"pipeline","object_attributes":{"status":"failed"},"user":{"username":"bot"},
         "project":{"git_http_url":"https://g.example/a.git"},"merge_request":{"iid":7}}""";
    assertThat(accepted(readGitLab(failed)))
        .isEqualTo(new Hint(Topic.MERGE_REQUEST, "https://g.example/a.git", "7", "bot"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "1",
        "{\"object_kind\":\"issue\"}",
        "{\"object_kind\":\"issue\",\"labels\":[],\"object_attributes\":{\"action\":\"open\"}}",
        "{\"object_kind\":\"issue\",\"labels\":[{}],\"object_attributes\":{\"action\":\"close\"}}",
        "{\"object_kind\":{\"deep\":1}}"
      })
  void whatIsOddOrAsksForNothingIsIgnored(String body) {
    assertThat(readGitLab(body)).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void aHintIsOneShortLine() {
    Hint hint = new Hint(Topic.ISSUE, "a\nb\0c", "x".repeat(10_000), "");
    assertThat(hint.place()).isEqualTo("a b c");
    assertThat(hint.subject()).hasSize(500);
  }

  @Test
  void gitHubIsReadByItsEvents() {
    assertThat(accepted(gitHub("issues", "issues.labeled")))
        .isEqualTo(new Hint(Topic.ISSUE, GITHUB_PLACE, "1", "Codertocat"));
    assertThat(accepted(gitHub("issues", "issues.opened")).topic()).isEqualTo(Topic.ISSUE);
    assertThat(accepted(gitHub("pull_request_review", "pull_request_review.submitted")).topic())
        .isEqualTo(Topic.MERGE_REQUEST);
    assertThat(accepted(gitHub("pull_request", "pull_request.closed")).topic())
        .isEqualTo(Topic.MERGE_REQUEST);
    assertThat(gitHub("issue_comment", "issue_comment.created"))
        .isInstanceOf(Reading.Ignored.class);
    for (String ignored : new String[] {"push", "ping", "pull_request.opened"}) {
      assertThat(gitHub(ignored.replaceFirst("\\..*", ""), ignored))
          .isInstanceOf(Reading.Ignored.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook-task-changed-due_on",
        "webhook-task-added-to-project",
        "webhook-task-custom-field-changed",
        "webhook-task-deleted",
        "webhook-system-event-null-user"
      })
  void aChangedTaskOfAsanaIsLookedAt(String sample) {
    assertThat(accepted(asana(sample, Set.of())).topic()).isEqualTo(Topic.TASKS);
  }

  @Test
  void heartbeatsStoriesAndTheOwnBotOfAsanaAreNot() {
    assertThat(asana("webhook-heartbeat", Set.of())).isInstanceOf(Reading.Ignored.class);
    assertThat(asana("webhook-comment-added", Set.of())).isInstanceOf(Reading.Ignored.class);
    assertThat(asana("webhook-task-deleted", Set.of("1111"))).isInstanceOf(Reading.Skipped.class);
  }

  private static Hint accepted(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).hint();
  }

  private static Reading gitLab(String sample, Set<String> bots) {
    return new GitLabReader(bots)
        .read(
            MultiMap.caseInsensitiveMultiMap(),
            Vectors.json("gitlab/webhooks/%s.json".formatted(sample)));
  }

  private static Reading readGitLab(String body) {
    try {
      return new GitLabReader(Set.of())
          .read(MultiMap.caseInsensitiveMultiMap(), Json.mapper().readTree(body));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Reading gitHub(String event, String sample) {
    return new GitHubReader(Set.of())
        .read(
            MultiMap.caseInsensitiveMultiMap().add("X-GitHub-Event", event),
            Vectors.json("github/%s.json".formatted(sample)));
  }

  private static Reading asana(String sample, Set<String> bots) {
    return new AsanaReader(bots)
        .read(MultiMap.caseInsensitiveMultiMap(), Vectors.json("asana/%s.json".formatted(sample)));
  }
}
