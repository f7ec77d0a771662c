package dev.autodev.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.Door;
import dev.autodev.cli.launch.Shutdown;
import dev.autodev.cli.launch.Startup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The same task in a swarm of its own, which is stopped afterwards. */
record Rerun(Invocation invocation, Path data) {
  private static final Set<String> SETTLED = Set.of("completed", "failed", "cancelled", "parked");
  private static final List<String> OF_REPOSITORY =
      List.of("name", "url", "defaultBranch", "testCommand", "deployCommand", "coverageThreshold");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** As it is once it has settled. */
  JsonNode of(JsonNode task, JsonNode repositories, Duration atMost) {
    var swarm = Startup.ensureUp(invocation, data, 0, false, Door.LOOPBACK);
    try {
      var api = invocation.api(swarm.url());
      register(api, Json.text(task, "repository"), repositories);
      return settled(api, Json.text(api.post("/api/tasks", filed(task)), "id"), atMost);
    } finally {
      new Shutdown(invocation).stop(data, swarm, true);
    }
  }

  private static void register(ApiClient api, String name, JsonNode repositories) {
    for (var known : Json.list(repositories, "repositories")) {
      if (Json.text(known, "name").equals(name)) {
        var body = Json.object();
        OF_REPOSITORY.stream()
            .filter(field -> known.hasNonNull(field))
            .forEach(field -> body.set(field, known.path(field)));
        api.post("/api/repositories", body);
      }
    }
  }

  private static JsonNode filed(JsonNode task) {
    var body = Json.object().put("type", Json.text(task, "type"));
    body.set("payload", task.path("payload"));
    var repository = Json.text(task, "repository");
    return repository.isEmpty() ? body : body.put("repository", repository);
  }

  private JsonNode settled(ApiClient api, String id, Duration atMost) {
    var deadline = invocation.clock().instant().plus(atMost);
    while (true) {
      var task = api.get(ApiPath.of("tasks", id));
      if (SETTLED.contains(Json.text(task, "status"))) {
        return task;
      }
      if (invocation.clock().instant().isAfter(deadline)) {
        throw CliException.failed(
            "The task has not ended again after %d minutes (it is %s); see the logs in %s"
                .formatted(atMost.toMinutes(), Json.text(task, "status"), data.resolve("logs")));
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }
}
