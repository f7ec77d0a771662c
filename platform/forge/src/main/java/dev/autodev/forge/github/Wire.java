package dev.autodev.forge.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What GitHub answers and is sent, as far as it concerns us. */
final class Wire {
  private Wire() {}

  /** Somebody with an account. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(long id, String login) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Repository(
      long id, String name, User owner, String cloneUrl, @Nullable String defaultBranch) {}

  record NewRepository(String name, @JsonProperty("private") boolean hidden) {}

  /** A branch of a pull request. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ref(String ref, String sha) {}

  /** Lists leave out whether it can be merged. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Pull(
      int number,
      String title,
      @Nullable String body,
      String state,
      Ref head,
      Ref base,
      String htmlUrl,
      @Nullable User user,
      @Nullable String mergedAt,
      @Nullable User mergedBy,
      @Nullable String mergeCommitSha,
      @Nullable String mergeableState) {}

  record NewPull(String title, String head, String base, String body) {}

  record Body(String body) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Merge(String sha, String commitTitle, String commitMessage, String mergeMethod) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Merged(String sha) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Review(
      long id,
      @Nullable User user,
      String state,
      @Nullable String commitId,
      @Nullable String submittedAt,
      @Nullable String body) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record NewReview(String commitId, String event) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Comment(
      long id,
      @Nullable String body,
      @Nullable User user,
      String createdAt,
      @Nullable String path,
      @Nullable Integer line,
      @Nullable Long pullRequestReviewId) {}

  /** On a line as it is after the change: {@code side} is RIGHT. */
  @JsonNaming(SnakeCaseStrategy.class)
  record NewLineComment(String body, String commitId, String path, int line, String side) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Label(String name) {}

  /** A pull request is one too, and then says so. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Issue(
      long id,
      int number,
      String title,
      @Nullable String body,
      String state,
      List<Label> labels,
      String htmlUrl,
      @Nullable User user,
      @Nullable User closedBy,
      @Nullable Map<String, Object> pullRequest) {
    List<String> labelNames() {
      return labels.stream().map(Label::name).toList();
    }
  }

  record NewIssue(String title, String body, List<String> labels) {}

  record State(String state) {}

  record Labels(List<String> labels) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record SubIssue(long subIssueId) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record CheckRuns(List<CheckRun> checkRuns) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record CheckRun(
      long id,
      String name,
      String status,
      @Nullable String conclusion,
      @Nullable Output output,
      @Nullable App app) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Output(@Nullable String title, @Nullable String summary, @Nullable String text) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record App(@Nullable String slug) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Statuses(List<Status> statuses) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(String context, String state, @Nullable String description) {}
}
