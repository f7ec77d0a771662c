package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BranchMerge;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes.Call;

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
    if (merge(project, request).tree().isEmpty()) {
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

  private static BranchMerge merge(Project project, MergeRequest request) {
    return new BranchMerge(project.git, request.version().head(), request.target);
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

  void merge(Project project, MergeRequest request, ObjectNode fields, Person by) {
    String head = request.version().head();
    String message =
        fields
            .path("merge_commit_message")
            .asText("Merge branch '%s' into '%s'".formatted(request.source, request.target));
    String sha =
        merge(project, request)
            .make(message, by)
            .orElseThrow(
                () -> new Refused(422, "Merge failed. Something went wrong during merge."));
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
