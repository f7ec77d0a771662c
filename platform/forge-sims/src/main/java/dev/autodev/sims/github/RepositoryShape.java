package dev.autodev.sims.github;

import static dev.autodev.sims.github.Shapes.object;
import static dev.autodev.sims.github.Shapes.time;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A repository in answers. */
final class RepositoryShape {
  /** Where what belongs to it is, below its own URL. */
  private static final String ADDRESSES =
      """
      archive_url /{archive_format}{/ref}
      assignees_url /assignees{/user}
      blobs_url /git/blobs{/sha}
      branches_url /branches{/branch}
      collaborators_url /collaborators{/collaborator}
      comments_url /comments{/number}
      commits_url /commits{/sha}
      compare_url /compare/{base}...{head}
      contents_url /contents/{+path}
      contributors_url /contributors
      deployments_url /deployments
      downloads_url /downloads
      events_url /events
      forks_url /forks
      git_commits_url /git/commits{/sha}
      git_refs_url /git/refs{/sha}
      git_tags_url /git/tags{/sha}
      hooks_url /hooks
      issue_comment_url /issues/comments{/number}
      issue_events_url /issues/events{/number}
      issues_url /issues{/number}
      keys_url /keys{/key_id}
      labels_url /labels{/name}
      languages_url /languages
      merges_url /merges
      milestones_url /milestones{/number}
      notifications_url /notifications{?since,all,participating}
      pulls_url /pulls{/number}
      releases_url /releases{/id}
      stargazers_url /stargazers
      statuses_url /statuses/{sha}
      subscribers_url /subscribers
      subscription_url /subscription
      tags_url /tags
      teams_url /teams
      trees_url /git/trees{/sha}
      """;

  private final Shapes shapes;

  RepositoryShape(Shapes shapes) {
    this.shapes = shapes;
  }

  ObjectNode of(Repository repository) {
    String url = shapes.api(repository);
    String page = shapes.page(repository);
    ObjectNode shape = object().put("id", repository.id).put("name", repository.name);
    shape.put("node_id", Shapes.node(repository.id)).put("full_name", repository.path());
    shape.set("owner", shapes.person(repository.owner));
    ADDRESSES
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(address -> shape.put(address[0], url + address[1]));
    shape.put("url", url).put("html_url", page).put("svn_url", page);
    shape.put("clone_url", page + ".git").put("git_url", page + ".git").put("ssh_url", page);
    shape.put("default_branch", repository.defaultBranch).put("private", true);
    shape.put("visibility", "private").put("description", "");
    for (String no :
        new String[] {
          "fork",
          "archived",
          "disabled",
          "has_projects",
          "has_wiki",
          "has_pages",
          "has_downloads",
          "has_discussions"
        }) {
      shape.put(no, false);
    }
    for (String absent : new String[] {"homepage", "language", "license", "mirror_url"}) {
      shape.putNull(absent);
    }
    for (String none :
        new String[] {
          "forks",
          "forks_count",
          "size",
          "stargazers_count",
          "watchers",
          "watchers_count",
          "network_count",
          "subscribers_count"
        }) {
      shape.put(none, 0);
    }
    long open = repository.issues.stream().filter(issue -> issue.state.equals("open")).count();
    shape.put("has_issues", true).put("open_issues", open).put("open_issues_count", open);
    shape.put("allow_merge_commit", true).put("allow_squash_merge", false);
    for (String when : new String[] {"created_at", "updated_at", "pushed_at"}) {
      shape.put(when, time(repository.createdAt));
    }
    return shape;
  }

  ObjectNode branch(Repository repository, String name, String sha) {
    ObjectNode shape = object().put("name", name).put("protected", repository.actions);
    String url = shapes.api(repository) + "/commits/" + sha;
    shape.putObject("commit").put("sha", sha).put("url", url);
    return shape;
  }
}
