package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One task, looked at over HTTP. */
record Task(Swarm swarm, String id) {
  private JsonNode look() {
    return swarm.get("/api/tasks/" + id);
  }

  String status() {
    return Json.text(look(), "status");
  }

  int epoch() {
    return look().path("epoch").asInt();
  }

  int attempts() {
    return look().path("attempts").asInt();
  }

  /** Why it is not running, with remedies. */
  String explained() {
    return swarm.get("/api/tasks/" + id + "/explain").toString();
  }

  /** All that its sessions said and heard so far. */
  String transcript() {
    return swarm.get("/api/tasks/" + id + "/output").toString();
  }

  /** Of the lines of its story. */
  List<String> kinds() {
    return story().map(line -> Json.text(line, "kind")).toList();
  }

  String result() {
    return look().path("result").toString();
  }

  /** Whether this attempt is at work or its loss is not noticed yet. */
  boolean isAt(int epoch) {
    var task = look();
    return task.path("epoch").asInt() == epoch && !Json.text(task, "status").equals("completed");
  }

  boolean isHeld() {
    return status().equals("in_progress");
  }

  /** What the accepted ends of its attempts said, oldest first. */
  List<String> finishes() {
    return story()
        .filter(line -> Json.text(line, "kind").equals("task_finished"))
        .map(line -> Json.text(line, "text"))
        .toList();
  }

  /** Whether an attempt has said that, or more after it. */
  boolean tells(int epoch, String words) {
    return story()
        .filter(line -> line.path("epoch").asInt() == epoch)
        .anyMatch(line -> Json.text(line, "text").startsWith(words));
  }

  private Stream<JsonNode> story() {
    return StreamSupport.stream(swarm.get("/api/tasks/" + id + "/events").spliterator(), false);
  }

  void endedOnce() {
    assertThat(status()).isEqualTo("completed");
    assertThat(finishes())
        .filteredOn(said -> said.startsWith("completed"))
        .as("completions of task %s", id)
        .hasSize(1);
  }
}
