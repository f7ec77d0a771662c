package dev.autodev.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.Set;

/** Deliveries of GitHub, told apart by {@code X-GitHub-Event} and their {@code action}. */
final class GitHubReader implements Reader {
  private static final Set<String> ASKING = Set.of("opened", "reopened", "labeled");
  private static final Set<String> FAILED = Set.of("failure", "timed_out");

  private final Set<String> bots;

  GitHubReader(Set<String> bots) {
    this.bots = bots;
  }

  @Override
  public Reading read(MultiMap headers, JsonNode body) {
    String event = String.valueOf(headers.get("X-GitHub-Event"));
    String action = body.path("action").asText();
    return switch (event) {
      case "issues" -> issue(body, action);
      case "issue_comment" ->
          body.path("issue").has("pull_request")
              ? comment(body, action, "created", body.path("issue"))
              : new Reading.Ignored("only comments on pull requests are looked at");
      case "pull_request" -> pull(body, action);
      case "pull_request_review" -> comment(body, action, "submitted", body.path("pull_request"));
      case "pull_request_review_comment" ->
          comment(body, action, "created", body.path("pull_request"));
      case "workflow_run", "check_suite" -> checks(body.path(event), body);
      default -> new Reading.Ignored("events '%s' start no work".formatted(event));
    };
  }

  private Reading issue(JsonNode body, String action) {
    if (bots.contains(author(body))) {
      return ours();
    }
    JsonNode issue = body.path("issue");
    return ASKING.contains(action) && !issue.path("labels").isEmpty()
        ? accepted(Hint.Topic.ISSUE, body, issue.path("number").asText())
        : new Reading.Ignored("only open issues with labels ask for work");
  }

  private Reading comment(JsonNode body, String action, String wanted, JsonNode on) {
    if (bots.contains(author(body))) {
      return ours();
    }
    return action.equals(wanted)
        ? accepted(Hint.Topic.MERGE_REQUEST, body, on.path("number").asText())
        : new Reading.Ignored("only new words of people are looked at");
  }

  private Reading pull(JsonNode body, String action) {
    if (bots.contains(author(body))) {
      return ours();
    }
    return action.equals("closed") // of one that is merged as well
        ? accepted(
            Hint.Topic.MERGE_REQUEST, body, body.path("pull_request").path("number").asText())
        : new Reading.Ignored("only pull requests that are merged or closed are looked at");
  }

  /** Also of those that the bot's own push started. */
  private static Reading checks(JsonNode run, JsonNode body) {
    JsonNode requests = run.path("pull_requests");
    return FAILED.contains(run.path("conclusion").asText())
        ? accepted(Hint.Topic.MERGE_REQUEST, body, requests.path(0).path("number").asText())
        : new Reading.Ignored("only failed checks are looked at");
  }

  private static String author(JsonNode body) {
    return body.path("sender").path("login").asText();
  }

  private static Reading accepted(Hint.Topic topic, JsonNode body, String number) {
    String place = body.path("repository").path("clone_url").asText();
    return new Reading.Accepted(new Hint(topic, place, number, author(body)));
  }

  private static Reading ours() {
    return new Reading.Skipped("it is the swarm's own doing");
  }
}
