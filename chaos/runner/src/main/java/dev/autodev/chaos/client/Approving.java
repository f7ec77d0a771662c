package dev.autodev.chaos.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.chaos.Waiting;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Approves what is open, about one gate in five twice at the same moment. */
final class Approving {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int CONFLICT = 409;

  private final Api api;
  private final Caller caller;
  private final Journal journal;
  private final Random random;
  private final Set<String> decided = new HashSet<>();

  Approving(Api api, Caller caller, Journal journal, Random random) {
    this.api = api;
    this.caller = caller;
    this.journal = journal;
    this.random = random;
  }

  /** Until the client gives up. */
  void follow(ExecutorService clicks) {
    while (!caller.over()) {
      Api.Answer open = api.get("/api/approvals?status=open&limit=200");
      if (open.ok()) {
        for (JsonNode gate : open.json().path("approvals")) {
          if (decided.add(gate.path("id").asText())) {
            approve(gate, clicks);
          }
        }
      }
      Waiting.pass(BETWEEN_LOOKS);
    }
  }

  private void approve(JsonNode gate, ExecutorService clicks) {
    String id = gate.path("id").asText();
    String hash = gate.path("subject").path("hash").asText();
    int times = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < times; i++) {
      Future<?> click = clicks.submit(() -> click(id, hash));
      if (click.isCancelled()) {
        return;
      }
    }
  }

  private void click(String id, String hash) {
    caller
        .untilAnswered(
            "approve-" + id,
            () ->
                api.post("/api/approvals/" + id + "/approve", Map.of("hash", hash, "by", "chaos")))
        .ifPresent(
            answer -> {
              if (answer.ok()) {
                journal.note("approved", id, hash);
              } else if (answer.status() == CONFLICT) {
                journal.note("approved-before", id, hash);
              } else {
                journal.note("error", Integer.toString(answer.status()), "approve-" + id);
              }
            });
  }
}
