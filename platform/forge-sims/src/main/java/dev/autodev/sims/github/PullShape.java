package dev.autodev.sims.github;

import static dev.autodev.sims.github.Shapes.link;
import static dev.autodev.sims.github.Shapes.object;
import static dev.autodev.sims.github.Shapes.time;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A pull request in answers. */
final class PullShape {
  private final Shapes shapes;

  PullShape(Shapes shapes) {
    this.shapes = shapes;
  }

  /** In a list. */
  ObjectNode simple(Repository repository, Pull pull) {
    String api = shapes.api(repository);
    String url = api + "/pulls/" + pull.number;
    String issue = api + "/issues/" + pull.number;
    String page = shapes.page(repository) + "/pull/" + pull.number;
    String statuses = api + "/statuses/" + pull.headSha;
    ObjectNode shape = shapes.thread(repository, pull).put("url", url).put("html_url", page);
    shape.put("diff_url", page + ".diff").put("patch_url", page + ".patch");
    shape.put("issue_url", issue).put("comments_url", issue + "/comments");
    shape.put("commits_url", url + "/commits").put("statuses_url", statuses);
    shape.put("review_comments_url", url + "/comments");
    shape.put("review_comment_url", api + "/pulls/comments{/number}");
    shape.put("draft", false).putNull("auto_merge");
    shape.put("merged_at", time(pull.mergedAt)).put("merge_commit_sha", pull.mergeCommit);
    shape.set("head", side(repository, pull.head, pull.headSha));
    shape.set("base", side(repository, pull.base, pull.baseSha));
    ObjectNode links = shape.putObject("_links");
    links.set("self", link(url));
    links.set("html", link(page));
    links.set("issue", link(issue));
    links.set("comments", link(issue + "/comments"));
    links.set("review_comments", link(url + "/comments"));
    links.set("review_comment", link(api + "/pulls/comments{/number}"));
    links.set("commits", link(url + "/commits"));
    links.set("statuses", link(statuses));
    return shape;
  }

  private ObjectNode side(Repository repository, String branch, String sha) {
    ObjectNode shape = object().put("ref", branch).put("sha", sha);
    shape.put("label", repository.owner.name() + ":" + branch);
    shape.set("user", shapes.person(repository.owner));
    shape.set("repo", new RepositoryShape(shapes).of(repository));
    return shape;
  }

  /** By itself. */
  ObjectNode whole(Repository repository, Pull pull, String mergeableState) {
    ObjectNode shape = simple(repository, pull).put("mergeable_state", mergeableState);
    shape.put("merged", pull.mergedAt != null);
    if (mergeableState.equals("unknown")) {
      shape.putNull("mergeable");
    } else {
      shape.put("mergeable", !mergeableState.equals("dirty"));
    }
    if (pull.mergedBy == null) {
      shape.putNull("merged_by");
    } else {
      shape.set("merged_by", shapes.person(pull.mergedBy));
    }
    shape.put("maintainer_can_modify", false).put("review_comments", pull.onLines.size());
    shape.put("commits", pull.size.commits()).put("changed_files", pull.size.files());
    return shape.put("additions", pull.size.additions()).put("deletions", pull.size.deletions());
  }
}
