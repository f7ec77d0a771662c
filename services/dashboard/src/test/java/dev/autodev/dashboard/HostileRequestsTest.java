package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.dashboard.HostileRequest.Expected;
import dev.autodev.model.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked, the answer is a success or problem details that say what to do; {@code
 * -Dhostile.seed=n} plays one run again, {@code -Dhostile.requests=n} sets how many.
 */
@QuarkusTest
class HostileRequestsTest extends HostileTest {
  private static final int REQUESTS = Integer.getInteger("hostile.requests", 10_000);
  private static final int CLIENTS = 4;

  private final AtomicInteger filed = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private long heapAtFirst;

  @Test
  void noneIsAnsweredWith5xxAndEachRefusalSaysWhatToDo() throws Exception {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    System.out.println("-Dhostile.seed=" + seed);
    HostileRequests requests = new HostileRequests(new Random(seed), operations(), known());
    RawHttp http = new RawHttp(io.restassured.RestAssured.port);
    long before = tasks();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int sent = 0; sent < REQUESTS; sent += 500) {
        List<Future<?>> wave = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          HostileRequest request = requests.next();
          wave.add(clients.submit(() -> check(request, send(http, request))));
        }
        for (Future<?> one : wave) {
          one.get(60, TimeUnit.SECONDS);
        }
        heapAtFirst = sent < REQUESTS / 2 ? Math.max(heapAtFirst, heap()) : heapAtFirst;
      }
    }
    System.out.printf(
        "%s; %d filed; heap %d -> %d kB%n", statuses, filed.get(), heapAtFirst, heap());
    assertThat(wrong).as("-Dhostile.seed=" + seed).isEmpty();
    assertThat(tasks() - before).as("tasks, one for each 201").isEqualTo(filed.get());
    keepsNoMoreThan(heapAtFirst + heapAtFirst / 10);
    given().get("/health").then().statusCode(200);
  }

  /** A server may wait for what such a request announces. */
  private static RawHttp.Answer send(RawHttp http, HostileRequest request) throws IOException {
    return request.expected() == Expected.NO_HTTP
        ? http.send(request.bytes(), 200)
        : http.send(request.bytes());
  }

  private static List<HostileRequests.Operation> operations() {
    List<HostileRequests.Operation> operations =
        ApiDocument.operations().stream()
            .map(one -> new HostileRequests.Operation(one.method(), one.path()))
            .toList();
    assertThat(operations).hasSizeGreaterThan(20);
    return operations;
  }

  private Map<String, List<String>> known() {
    String repository = repository();
    String workflow =
        post("/api/workflows", Map.of("title", "Range", "repository", repository), 201)
            .getString("id");
    String gate = proposal("# Proposal").getString("id");
    return Map.of(
        "/api/repositories/", List.of(repository, repository()),
        "/api/tasks/", List.of(scan(repository), scan(repository)),
        "/api/workflows/", List.of(workflow),
        "/api/approvals/", List.of(gate),
        "/api/projects/", List.of(gate));
  }

  private Void check(HostileRequest request, RawHttp.Answer answer) {
    synchronized (statuses) {
      statuses.merge(answer.status(), 1, Integer::sum);
    }
    String fault = fault(request, answer);
    if (!fault.isEmpty() && wrong.size() < 100) {
      wrong.add(
          "%s: %s -> %d %s".formatted(fault, request.shown(), answer.status(), cut(answer.body())));
    }
    if (answer.status() == 201 && request.target().equals("/api/tasks")) {
      filed.incrementAndGet();
    }
    return null;
  }

  private static String fault(HostileRequest request, RawHttp.Answer answer) {
    int status = answer.status();
    if (status >= 500) {
      return "5xx";
    }
    if (request.expected() == Expected.NO_HTTP
        || (status == 400 || status == 414) && !request.hasAddress()) {
      return "";
    }
    if (status < 200) {
      return "no answer";
    }
    if (!answer.closed()) {
      return "connection left open";
    }
    if (request.expected() == Expected.SUCCESS && status >= 300) {
      return "right, but refused";
    }
    if (request.expected() == Expected.REFUSAL && status < 400) {
      return "wrong, but taken";
    }
    boolean hasProblem =
        status >= 400 && !request.method().equals("HEAD") && !request.asksForPage();
    return hasProblem ? problem(answer) : "";
  }

  private static String problem(RawHttp.Answer answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return "no problem details but " + answer.contentType();
    }
    JsonNode problem = Json.parse(answer.body());
    if (problem.path("status").intValue() != answer.status()
        || problem.path("title").asText().isBlank()
        || problem.path("detail").asText().isBlank()
        || problem.path("detail").asText().length() > 1_500) {
      return "problem is not well told";
    }
    return "";
  }

  private static String cut(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private long tasks() {
    return pool.query("select count(*) from task where workflow_id is null")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(java.time.Duration.ofSeconds(10));
  }

  /** What the rest of the application holds for a moment is no leak; what stays is one. */
  private static void keepsNoMoreThan(long kilobytes) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(heap()).as("kB on the heap").isLessThan(kilobytes));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
  }
}
