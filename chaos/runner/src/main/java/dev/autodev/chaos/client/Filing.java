package dev.autodev.chaos.client;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Files tasks and workflows under keys of their own; what is not answered is asked again. */
public final class Filing {
  static final String REPOSITORY = "chaos";

  /** In the keys of tasks that are in a hurry. */
  public static final String URGENT = "urgent";

  private static final String TASKS = "/api/tasks";
  private static final int USUAL = 5;
  private static final int HIGHEST = 10;

  private final Api api;
  private final Caller caller;
  private final Journal journal;
  private final String run;
  private final AtomicInteger number = new AtomicInteger();

  Filing(Api api, Caller caller, Journal journal, String run) {
    this.api = api;
    this.caller = caller;
    this.journal = journal;
    this.run = run;
  }

  boolean register() {
    Map<String, String> repository =
        Map.of("name", REPOSITORY, "url", "/nowhere", "defaultBranch", "main");
    return caller
        .untilAnswered("repository", () -> api.post("/api/repositories", repository))
        .isPresent();
  }

  /** A task of its own whose words are for the drill. */
  void task(String words) {
    file(
        "task", key("task"), TASKS, body(words, USUAL), words.contains("drill ") ? words : "plain");
  }

  /** One that goes before all others. */
  void urgent() {
    file("task", key(URGENT), TASKS, body("now", HIGHEST), "plain");
  }

  /** One of a crowd: who is turned away does not come again. */
  void inPassing() {
    String key = key("crowd");
    journal.note("try-task", "plain", key);
    Api.Answer answer = api.post(TASKS, body("crowd", USUAL), key);
    if (answer.notNow()) {
      caller.turnedAway(answer, key);
    } else {
      noteAnswer("task", answer, key);
    }
  }

  private static Map<String, Object> body(String words, int priority) {
    return Map.of(
        "type",
        "analyze_repo",
        "repository",
        REPOSITORY,
        "priority",
        priority,
        "payload",
        Map.of("focus", words));
  }

  /** Nine steps, two of them gates. */
  void workflow() {
    Map<String, Object> body =
        Map.of("definition", "nine", "repository", REPOSITORY, "title", "Nine");
    file("workflow", key("workflow"), "/api/workflows", body, "plain");
  }

  private String key(String name) {
    return "%s-%s-%d".formatted(run, name, number.incrementAndGet());
  }

  private void file(String kind, String key, String path, Map<String, Object> body, String words) {
    journal.note("try-" + kind, words, key);
    caller
        .untilAnswered(key, () -> api.post(path, body, key))
        .ifPresent(answer -> noteAnswer(kind, answer, key));
  }

  private void noteAnswer(String kind, Api.Answer answer, String key) {
    if (answer.ok()) {
      journal.note(kind, answer.json().path("id").asText(), key);
    } else {
      journal.note("error", Integer.toString(answer.status()), key);
    }
  }
}
