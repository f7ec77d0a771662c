package dev.autodev.aws.protection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.aws.CloudException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the agent of ECS to keep this task, or not to any more. Blocks. */
public final class TaskProtection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWERS = Duration.ofSeconds(5);

  private final URI state;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWERS).build();

  /**
   * Of the task that this process runs in.
   *
   * @param agent as the variable ECS_AGENT_URI has it
   */
  public TaskProtection(URI agent) {
    state = URI.create(agent.toString().replaceFirst("/+$", "") + "/task-protection/v1/state");
  }

  /** No scale-in and no deployment stops it for that time; asked again, the time begins anew. */
  public void protect(Duration time) {
    put(
        JSON.createObjectNode()
            .put("ProtectionEnabled", true)
            .put("ExpiresInMinutes", time.toMinutes()));
  }

  /** It may be stopped. */
  public void release() {
    put(JSON.createObjectNode().put("ProtectionEnabled", false));
  }

  private void put(ObjectNode asked) {
    HttpRequest request =
        HttpRequest.newBuilder(state)
            .timeout(ANSWERS)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(asked.toString()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(answer.body());
      boolean wanted = asked.path("ProtectionEnabled").asBoolean();
      JsonNode protection = body.path("protection");
      if (answer.statusCode() != 200
          || protection.path("ProtectionEnabled").asBoolean(!wanted) != wanted) {
        throw new CloudException.Failed(why(answer.statusCode(), body));
      }
    } catch (JsonProcessingException e) {
      throw new CloudException.Failed("the agent of ECS answers no JSON", e);
    } catch (IOException e) {
      throw new CloudException.Failed("the agent of ECS does not answer (%s)".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloudException.Failed("interrupted", e);
    }
  }

  /** {@code failure} is of ECS, such as DEPLOYMENT_BLOCKED; {@code error} of the agent. */
  private static String why(int status, JsonNode body) {
    JsonNode failure = body.path("failure");
    if (failure.isObject()) {
      return "ECS does not protect this task: " + failure.path("Reason").asText();
    }
    JsonNode error = body.path("error");
    return "the agent of ECS answers %d %s: %s%s"
        .formatted(
            status,
            error.path("Code").asText(),
            error.path("Message").asText(),
            error.path("Code").asText().startsWith("AccessDenied")
                ? "; allow the task's role ecs:UpdateTaskProtection"
                : "");
  }
}
