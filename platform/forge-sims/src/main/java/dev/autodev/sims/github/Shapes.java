package dev.autodev.sims.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What things look like in answers: all that GitHub's description asks for, and little more. */
final class Shapes {
  static final String ASSOCIATION = "COLLABORATOR";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;

  Shapes(World world) {
    this.world = world;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static <T> ArrayNode list(Collection<T> items, Function<T, ? extends JsonNode> shape) {
    ArrayNode list = JSON.createArrayNode();
    items.forEach(item -> list.add(shape.apply(item)));
    return list;
  }

  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  static String node(int id) {
    return "N_" + id;
  }

  static ObjectNode link(String url) {
    return object().put("href", url);
  }

  ObjectNode person(Person person) {
    String url = world.api() + "/users/" + person.name();
    ObjectNode shape = object().put("login", person.name()).put("id", person.id());
    shape.put("node_id", node(person.id())).put("gravatar_id", "");
    shape.put("avatar_url", world.url.get() + "/avatars/" + person.id());
    shape.put("url", url).put("html_url", world.url.get() + "/" + person.name());
    shape.put("followers_url", url + "/followers");
    shape.put("following_url", url + "/following{/other_user}");
    shape.put("gists_url", url + "/gists{/gist_id}");
    shape.put("starred_url", url + "/starred{/owner}{/repo}");
    shape.put("subscriptions_url", url + "/subscriptions");
    shape.put("organizations_url", url + "/orgs").put("repos_url", url + "/repos");
    shape.put("events_url", url + "/events{/privacy}");
    shape.put("received_events_url", url + "/received_events");
    return shape.put("type", "User").put("site_admin", false);
  }

  /** As people see themselves. */
  ObjectNode self(Person person) {
    ObjectNode shape = person(person).put("name", person.name());
    for (String absent : new String[] {"company", "location", "email", "bio", "hireable"}) {
      shape.putNull(absent);
    }
    shape.put("blog", "").put("public_repos", 0).put("public_gists", 0);
    shape.put("followers", 0).put("following", 0);
    return shape.put("created_at", time(world.now())).put("updated_at", time(world.now()));
  }

  ObjectNode label(Repository repository, String name) {
    int id = 1 + Math.floorMod(name.hashCode(), 1_000_000);
    ObjectNode shape = object().put("id", id).put("node_id", node(id)).put("name", name);
    shape.put("url", api(repository) + "/labels/" + name.replace(" ", "%20"));
    return shape.put("color", "ededed").put("default", false).put("description", "");
  }

  String api(Repository repository) {
    return world.api() + "/repos/" + repository.path();
  }

  String page(Repository repository) {
    return world.url.get() + "/" + repository.path();
  }

  /** What an issue and a pull request have in common. */
  ObjectNode thread(Repository repository, Issue issue) {
    ObjectNode shape = object().put("id", issue.id).put("node_id", node(issue.id));
    shape.put("number", issue.number).put("title", issue.title).put("body", issue.body);
    shape.put("state", issue.state).put("locked", false);
    shape.put("created_at", time(issue.createdAt)).put("updated_at", time(issue.updatedAt));
    shape.put("closed_at", time(issue.closedAt)).put("author_association", ASSOCIATION);
    shape.set("user", person(issue.author));
    shape.set("labels", list(issue.labels, label -> label(repository, label)));
    shape.putNull("assignee").putNull("milestone").putArray("assignees");
    return shape.put("comments", issue.comments.size());
  }

  ObjectNode issue(Repository repository, Issue issue) {
    String url = api(repository) + "/issues/" + issue.number;
    String kind = issue instanceof Pull ? "/pull/" : "/issues/";
    ObjectNode shape = thread(repository, issue).put("url", url);
    shape.put("repository_url", api(repository)).put("labels_url", url + "/labels{/name}");
    shape.put("comments_url", url + "/comments").put("events_url", url + "/events");
    shape.put("html_url", page(repository) + kind + issue.number);
    shape.set("closed_by", issue.closedBy == null ? null : person(issue.closedBy));
    if (issue instanceof Pull pull) {
      ObjectNode of = shape.putObject("pull_request").put("merged_at", time(pull.mergedAt));
      of.put("url", api(repository) + "/pulls/" + pull.number);
      of.put("html_url", page(repository) + "/pull/" + pull.number);
      of.put("diff_url", page(repository) + "/pull/" + pull.number + ".diff");
      of.put("patch_url", page(repository) + "/pull/" + pull.number + ".patch");
    }
    return shape;
  }

  private ObjectNode said(Comment comment) {
    ObjectNode shape = object().put("id", comment.id()).put("node_id", node(comment.id()));
    shape.put("body", comment.body()).put("author_association", ASSOCIATION);
    shape.put("created_at", time(comment.createdAt()));
    shape.put("updated_at", time(comment.createdAt()));
    shape.set("user", person(comment.author()));
    return shape;
  }

  ObjectNode comment(Repository repository, Issue issue, Comment comment) {
    ObjectNode shape = said(comment);
    shape.put("url", api(repository) + "/issues/comments/" + comment.id());
    shape.put("issue_url", api(repository) + "/issues/" + issue.number);
    String page = page(repository) + "/issues/" + issue.number;
    return shape.put("html_url", page + "#issuecomment-" + comment.id());
  }

  ObjectNode onLine(Repository repository, Pull pull, Comment comment, Comment.Place place) {
    String url = api(repository) + "/pulls/comments/" + comment.id();
    String of = api(repository) + "/pulls/" + pull.number;
    String page = page(repository) + "/pull/" + pull.number + "#discussion_r" + comment.id();
    ObjectNode shape = said(comment).put("url", url).put("html_url", page);
    shape.put("pull_request_url", of).putNull("pull_request_review_id");
    shape.put("path", place.path()).put("line", place.line()).put("side", place.side());
    shape.put("commit_id", place.commit()).put("original_commit_id", place.commit());
    shape.put("diff_hunk", "@@ -%1$d +%1$d @@".formatted(place.line()));
    ObjectNode links = shape.putObject("_links");
    links.set("self", link(url));
    links.set("html", link(page));
    links.set("pull_request", link(of));
    return shape;
  }

  ObjectNode review(Repository repository, Pull pull, Review review) {
    String of = api(repository) + "/pulls/" + pull.number;
    String page = page(repository) + "/pull/" + pull.number + "#pullrequestreview-" + review.id();
    ObjectNode shape = object().put("id", review.id()).put("node_id", node(review.id()));
    shape.put("body", review.body()).put("state", review.state());
    shape.put("commit_id", review.commit()).put("submitted_at", time(review.at()));
    shape.put("html_url", page).put("pull_request_url", of);
    shape.put("author_association", ASSOCIATION).set("user", person(review.author()));
    ObjectNode links = shape.putObject("_links");
    links.set("html", link(page));
    links.set("pull_request", link(of));
    return shape;
  }
}
