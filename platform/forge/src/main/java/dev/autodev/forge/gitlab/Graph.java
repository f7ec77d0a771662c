package dev.autodev.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import java.util.Map;

/** Asks by GraphQL; what it refuses with the status 200 is a refusal here too. */
final class Graph {
  private static final int UNKNOWN = 404;
  private static final int WRONG = 422;

  private final GitLabGraphApi api;
  private final Calls calls;

  Graph(GitLabGraphApi api, Calls calls) {
    this.api = api;
    this.calls = calls;
  }

  /** Repeated until there is an answer; its data. */
  JsonNode read(String query, Map<String, Object> variables) {
    return data(calls.read(() -> api.ask(new GitLabGraphApi.Question(query, variables))));
  }

  /** Changes something, once; what is below the mutation's name. */
  JsonNode write(String mutation, String name, Map<String, Object> input) {
    Map<String, Object> variables = Map.of("input", input);
    JsonNode answer = calls.write(() -> api.ask(new GitLabGraphApi.Question(mutation, variables)));
    JsonNode done = data(answer).path(name);
    if (!done.path("errors").isEmpty()) {
      throw new ForgeRefusedException(
          WRONG,
          "GitLab refuses %s (%s); look at the group's settings, then let the task run again"
              .formatted(name, done.path("errors").path(0).asText()));
    }
    return done;
  }

  /** The same for what changes nothing when it is done again. */
  JsonNode repeat(String mutation, String name, Map<String, Object> input) {
    return calls.repeat(() -> write(mutation, name, input));
  }

  private static JsonNode data(JsonNode answer) {
    JsonNode errors = answer.path("errors");
    if (errors.isEmpty()) {
      return answer.path("data");
    }
    String said = errors.path(0).path("message").asText();
    // Of older versions, whose schema lacks it; and of whoever may not do that.
    boolean notThere = said.contains("doesn't exist on") || said.contains("does not exist");
    throw new ForgeRefusedException(
        notThere ? UNKNOWN : WRONG,
        "GitLab refuses what is asked by GraphQL (%s); look at its version and at the rights of the token's user in the group"
            .formatted(said));
  }
}
