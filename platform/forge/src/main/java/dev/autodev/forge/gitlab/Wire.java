package dev.autodev.forge.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What GitLab answers and is sent, as far as it concerns us. */
final class Wire {
  private Wire() {}

  /** Somebody with an account. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(long id, String username) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Namespace(long id, String fullPath, String kind) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Project(
      long id, String pathWithNamespace, String httpUrlToRepo, @Nullable String defaultBranch) {
    /** The group it is in. */
    String group() {
      return pathWithNamespace.substring(0, pathWithNamespace.lastIndexOf('/'));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record NewProject(String name, String path, String visibility) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record DiffRefs(String baseSha, String headSha, String startSha) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record MergeRequest(
      String iid,
      String title,
      @Nullable String description,
      String state,
      String sourceBranch,
      String targetBranch,
      String webUrl,
      User author,
      @Nullable String sha,
      @Nullable String mergeCommitSha,
      @Nullable String squashCommitSha,
      @Nullable String detailedMergeStatus,
      @Nullable DiffRefs diffRefs,
      @Nullable User mergeUser,
      @Nullable User closedBy,
      @Nullable Pipeline headPipeline) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record MergeRequestFields(
      @Nullable String sourceBranch,
      @Nullable String targetBranch,
      @Nullable String title,
      @Nullable String description,
      @Nullable String addLabels,
      @Nullable String stateEvent) {
    static MergeRequestFields description(String text) {
      return new MergeRequestFields(null, null, null, text, null, null);
    }

    static MergeRequestFields label(String label) {
      return new MergeRequestFields(null, null, null, null, label, null);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Merge(String sha, String mergeCommitMessage, boolean squash) {}

  record Sha(String sha) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Note(
      long id,
      String body,
      boolean system,
      User author,
      String createdAt,
      @Nullable Position position) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Discussion(String id, List<Note> notes) {}

  record Body(String body) {}

  /** A line of a diff: an added one by its new number, an unchanged one by both. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Position(
      String baseSha,
      String startSha,
      String headSha,
      String positionType,
      @Nullable String oldPath,
      @Nullable String newPath,
      @Nullable Integer oldLine,
      @Nullable Integer newLine) {}

  record NewDiscussion(String body, Position position) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Issue(
      long id,
      String iid,
      String title,
      @Nullable String description,
      String state,
      List<String> labels,
      @Nullable Integer weight,
      String webUrl,
      User author) {}

  /** Labels as one text, separated by commas. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record IssueFields(
      @Nullable String title,
      @Nullable String description,
      @Nullable String labels,
      @Nullable Integer weight,
      @Nullable String addLabels,
      @Nullable String removeLabels,
      @Nullable String stateEvent) {
    static IssueFields relabelled(String added, String removed) {
      return new IssueFields(null, null, null, null, added, removed, null);
    }

    static IssueFields closed() {
      return new IssueFields(null, null, null, null, null, null, "close");
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Link(String targetProjectId, String targetIssueIid) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Pipeline(long id, String status, String sha, String webUrl) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Job(long id, String name, String status) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonNaming(SnakeCaseStrategy.class)
  record Version(String headCommitSha, String createdAt) {}
}
