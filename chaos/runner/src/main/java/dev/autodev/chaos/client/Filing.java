package dev.autodev.chaos.client;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Files tasks and workflows under keys of their own; what is not answered is asked again. */
final class Filing {
  static final String REPOSITORY = "chaos";

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
    Map<String, Object> body =
        Map.of("type", "analyze_repo", "repository", REPOSITORY, "payload", Map.of("focus", words));
    file("task", "/api/tasks", body, words.contains("drill ") ? words : "plain");
  }

  /** Nine steps, two of them gates. */
  void workflow() {
    Map<String, Object> body =
        Map.of("definition", "nine", "repository", REPOSITORY, "title", "Nine");
    file("workflow", "/api/workflows", body, "plain");
  }

  private void file(String kind, String path, Map<String, Object> body, String words) {
    String key = "%s-%s-%d".formatted(run, kind, number.incrementAndGet());
    journal.note("try-" + kind, words, key);
    caller
        .untilAnswered(key, () -> api.post(path, body, key))
        .ifPresent(
            answer -> {
              if (answer.ok()) {
                journal.note(kind, answer.json().path("id").asText(), key);
              } else {
                journal.note("error", Integer.toString(answer.status()), key);
              }
            });
  }
}
