package dev.autodev.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.Set;

/** Deliveries of GitLab, told apart by their {@code object_kind}. */
final class GitLabReader implements Reader {
  /** Below what the swarm writes; see the forge's hidden mark. */
  private static final String OUR_MARK = "<!-- auto-dev:";

  private static final Set<String> ENDED = Set.of("merge", "close");

  private final Set<String> bots;

  GitLabReader(Set<String> bots) {
    this.bots = bots;
  }

  @Override
  public Reading read(MultiMap headers, JsonNode body) {
    String kind = body.path("object_kind").asText();
    return switch (kind) {
      case "issue", "work_item" -> issue(body);
      case "note" -> note(body);
      case "merge_request" -> mergeRequest(body);
      case "pipeline" -> pipeline(body);
      default -> new Reading.Ignored("events of kind '%s' start no work".formatted(kind));
    };
  }

  private Reading issue(JsonNode body) {
    JsonNode issue = body.path("object_attributes");
    if (isBot(body)) {
      return ours();
    }
    if (issue.path("action").asText().equals("close")) {
      return new Reading.Ignored("a closed issue asks for nothing");
    }
    if (body.path("labels").isEmpty() && issue.path("labels").isEmpty()) {
      return new Reading.Ignored("an issue without labels asks for nothing");
    }
    return accepted(Hint.Topic.ISSUE, body, issue.path("iid").asText());
  }

  private Reading note(JsonNode body) {
    JsonNode note = body.path("object_attributes");
    if (isBot(body) || note.path("note").asText().contains(OUR_MARK)) {
      return ours();
    }
    if (!note.path("noteable_type").asText().equals("MergeRequest")) {
      return new Reading.Ignored("only comments on merge requests are looked at");
    }
    if (note.path("system").asBoolean() || note.path("action").asText().equals("update")) {
      return new Reading.Ignored("only new words of people are looked at");
    }
    return accepted(
        Hint.Topic.MERGE_REQUEST, body, body.path("merge_request").path("iid").asText());
  }

  private Reading mergeRequest(JsonNode body) {
    if (isBot(body)) {
      return ours();
    }
    JsonNode request = body.path("object_attributes");
    return ENDED.contains(request.path("action").asText())
        ? accepted(Hint.Topic.MERGE_REQUEST, body, request.path("iid").asText())
        : new Reading.Ignored("only merge requests that are merged or closed are looked at");
  }

  /** Also of a pipeline that the bot's own push started. */
  private static Reading pipeline(JsonNode body) {
    JsonNode pipeline = body.path("object_attributes");
    return pipeline.path("status").asText().equals("failed")
        ? accepted(Hint.Topic.MERGE_REQUEST, body, body.path("merge_request").path("iid").asText())
        : new Reading.Ignored("only failed pipelines are looked at");
  }

  private boolean isBot(JsonNode body) {
    return bots.contains(author(body));
  }

  private static String author(JsonNode body) {
    return body.path("user").path("username").asText();
  }

  private static Reading accepted(Hint.Topic topic, JsonNode body, String number) {
    String place = body.path("project").path("git_http_url").asText();
    return new Reading.Accepted(new Hint(topic, place, number, author(body)));
  }

  private static Reading ours() {
    return new Reading.Skipped("it is the swarm's own doing");
  }
}
