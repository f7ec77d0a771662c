package dev.autodev.bench;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import dev.autodev.model.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** No-op tasks filed over HTTP, each by a request of its own. */
@Singleton
class Rest {
  static final int CLIENTS = 32;
  private static final String TASK =
      "{\"type\":\"analyze_repo\",\"repository\":\"%s\",\"by\":\"bench\"}"
          .formatted(Plane.REPOSITORY);

  @Inject Watch watch;
  @Inject Doors doors;
  @Inject HttpClients http;

  /** What HTTP costs without us: the same requests, answered at once. */
  Measure nothing(int requests) {
    try (HttpClients.Open open = http.open(CLIENTS)) {
      long began = System.nanoTime();
      new Clients(CLIENTS).call(requests, n -> open.post("/bench/nothing", TASK));
      return new Measure(
          new Subject("machine", "post-nothing", requests, CLIENTS),
          Rates.ofTotal(requests, System.nanoTime() - began),
          Latencies.none(),
          Cost.none());
    }
  }

  /** Filed and committed while nobody takes them. */
  Measure filed(int tasks) {
    doors.close();
    CostMeter cost = CostMeter.start();
    long began = System.nanoTime();
    file(tasks);
    long answered = System.nanoTime() - began;
    Cost whole = cost.stop();
    doors.open();
    return new Measure(
        new Subject(Burst.PEER, "rest-filed", tasks, CLIENTS),
        Rates.ofEnqueued(tasks, answered),
        Latencies.none(),
        whole);
  }

  /** Filed while workers do them. */
  Measure filedAndDone(int tasks) {
    watch.clear();
    CostMeter cost = CostMeter.start();
    long began = System.nanoTime();
    Filed filed = file(tasks);
    long answered = System.nanoTime();
    long end = watch.awaitTasks(filed.ids());
    return new Measure(
        new Subject(Burst.PEER, "rest", tasks, CLIENTS),
        Rates.of(tasks, answered - began, end - began),
        watch.tasks(filed),
        cost.stop());
  }

  private Filed file(int tasks) {
    Filed filed = new Filed(tasks);
    try (HttpClients.Open open = http.open(CLIENTS)) {
      new Clients(CLIENTS)
          .call(
              tasks,
              n -> {
                long now = System.nanoTime();
                String answer = open.post("/api/tasks", TASK);
                filed.put(n, now, Json.parse(answer).path("id").asText());
              });
    }
    return filed;
  }
}
