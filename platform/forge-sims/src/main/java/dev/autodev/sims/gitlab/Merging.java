package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BareGit;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes.Call;
import java.util.Map;

/** Merges with a merge commit, whose tree git makes. */
final class Merging {
  private final World world;
  private final Shapes shapes;

  Merging(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  /** As in detailed_merge_status. */
  static String status(Project project, MergeRequest request) {
    if (!request.state.equals("opened")) {
      return "not_open";
    }
    if (request.unchecked > 0) {
      return "checking";
    }
    if (tree(project, request).code() != 0) {
      return "conflict";
    }
    if (!project.onlyMergeIfPipelineSucceeds) {
      return "mergeable";
    }
    return switch (Shapes.head(project, request).map(pipeline -> pipeline.status).orElse("")) {
      case "success" -> "mergeable";
      case "running", "pending", "created" -> "ci_still_running";
      default -> "ci_must_pass";
    };
  }

  private static BareGit.Result tree(Project project, MergeRequest request) {
    String target = "refs/heads/" + request.target;
    return project.git.run(
        Map.of(), "merge-tree", "--write-tree", target, "refs/heads/" + request.source);
  }

  Answer answer(Call call) {
    Project project = world.project(call.get("id"));
    MergeRequest request = project.mergeRequest(call.number("iid"));
    ObjectNode fields = call.request().fields();
    if (!fields.path("sha").asText(request.version().head()).equals(request.version().head())) {
      throw new Refused(
          409, "SHA does not match HEAD of source branch: " + request.version().head());
    }
    String status = status(project, request);
    if (status.equals("conflict")) {
      throw new Refused(422, "Branch cannot be merged");
    }
    if (!status.equals("mergeable")) {
      throw new Refused(405, "405 Method Not Allowed");
    }
    merge(project, request, fields, world.asking(call.request()));
    return Answer.json(200, shapes.mergeRequest(project, request));
  }

  private void merge(Project project, MergeRequest request, ObjectNode fields, Person by) {
    String main = project.git.head(request.target).orElseThrow();
    String tree = tree(project, request).output().lines().findFirst().orElseThrow();
    String message =
        fields
            .path("merge_commit_message")
            .asText("Merge branch '%s' into '%s'".formatted(request.source, request.target));
    String mail = by.name() + "@example.org";
    Map<String, String> who =
        Map.of(
            "GIT_AUTHOR_NAME",
            by.name(),
            "GIT_AUTHOR_EMAIL",
            mail,
            "GIT_COMMITTER_NAME",
            by.name(),
            "GIT_COMMITTER_EMAIL",
            mail);
    String head = request.version().head();
    BareGit.Result commit =
        project.git.run(who, "commit-tree", tree, "-p", main, "-p", head, "-m", message);
    String sha = commit.output().strip();
    String target = "refs/heads/" + request.target;
    if (commit.code() != 0 || project.git.ask("update-ref", target, sha, main).isEmpty()) {
      throw new Refused(422, "Merge failed. Something went wrong during merge.");
    }
    request.state = "merged";
    request.mergeCommit = sha;
    request.mergedBy = by;
    request.mergedAt = world.now();
    request.updatedAt = world.now();
    if (fields.path("should_remove_source_branch").asBoolean()) {
      project.git.ask("update-ref", "-d", "refs/heads/" + request.source, head);
    }
    closeIssues(project, request, by);
  }

  /** As the words "Closes #7" in a description ask for. */
  private void closeIssues(Project project, MergeRequest request, Person by) {
    project.issues.stream()
        .filter(issue -> request.description.matches("(?s).*\\bCloses #" + issue.iid + "\\b.*"))
        .forEach(
            issue -> {
              issue.state = "closed";
              issue.closedBy = by;
              issue.updatedAt = world.now();
            });
  }
}
