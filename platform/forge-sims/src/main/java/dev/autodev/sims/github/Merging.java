package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Answer;
import dev.autodev.sims.BranchMerge;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Routes.Call;
import java.util.Set;
import java.util.regex.Pattern;

/** Merges with a merge commit, whose tree git makes. */
final class Merging {
  private static final Set<String> MERGEABLE = Set.of("clean", "unstable");

  private final World world;

  Merging(World world) {
    this.world = world;
  }

  /** As in mergeable_state; where there are actions, they must have succeeded. */
  static String state(Repository repository, Pull pull) {
    if (!pull.state.equals("open") || pull.unchecked > 0) {
      return "unknown";
    }
    if (merge(repository, pull).tree().isEmpty()) {
      return "dirty";
    }
    if (repository.actions
        && repository
            .check(pull.headSha)
            .filter(run -> "success".equals(run.conclusion))
            .isEmpty()) {
      return "blocked";
    }
    boolean green =
        repository.statuses(pull.headSha).stream()
            .allMatch(status -> status.state().equals("success"));
    return green ? "clean" : "unstable";
  }

  private static BranchMerge merge(Repository repository, Pull pull) {
    return new BranchMerge(repository.git, pull.headSha, pull.base);
  }

  Answer answer(Call call) {
    Repository repository = world.repository(call);
    Pull pull = repository.pull(call.number("number"));
    ObjectNode fields = call.request().fields();
    if (!fields.path("sha").asText(pull.headSha).equals(pull.headSha)) {
      throw new Refused(409, "Head branch was modified. Review and try the merge again.");
    }
    if (!fields.path("merge_method").asText("merge").equals("merge")) {
      throw new Refused(405, "Only merge commits are allowed on this repository.");
    }
    pull.unchecked = 0;
    if (!MERGEABLE.contains(state(repository, pull))) {
      throw new Refused(405, "Pull Request is not mergeable");
    }
    Person by = world.asking(call.request());
    String sha =
        merge(repository, pull)
            .make(message(repository, pull, fields), by)
            .orElseThrow(
                () ->
                    new Refused(405, "Base branch was modified. Review and try the merge again."));
    pull.mergeCommit = sha;
    pull.mergedBy = by;
    pull.mergedAt = world.now();
    pull.close(by, world.now());
    closeIssues(repository, pull, by);
    return Answer.json(
        200,
        Shapes.object()
            .put("sha", sha)
            .put("merged", true)
            .put("message", "Pull Request successfully merged"));
  }

  private static String message(Repository repository, Pull pull, ObjectNode fields) {
    String title =
        fields
            .path("commit_title")
            .asText(
                "Merge pull request #%d from %s/%s"
                    .formatted(pull.number, repository.owner.name(), pull.head));
    return title + "\n\n" + fields.path("commit_message").asText(pull.title);
  }

  /** As words like "Closes #7" in a description ask for. */
  private void closeIssues(Repository repository, Pull pull, Person by) {
    repository.issues.stream()
        .filter(
            issue ->
                Pattern.compile(
                        "\\b(close[sd]?|fix(e[sd])?|resolve[sd]?) #" + issue.number + "\\b",
                        Pattern.CASE_INSENSITIVE)
                    .matcher(pull.body)
                    .find())
        .forEach(issue -> issue.close(by, world.now()));
  }
}
