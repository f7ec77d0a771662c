package dev.autodev.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.dashboard.HostileRequest.Expected;
import dev.autodev.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Right and wrong requests to all that the OpenAPI document names. */
final class HostileRequests {
  /** As they stand in a path or a query. */
  private static final List<String> NAMES =
      List.of(
          "%00",
          "a%00b",
          "..%2f..%2fetc%2fpasswd",
          "..",
          "%2e%2e/%2e%2e/etc/passwd",
          "%",
          "%zz",
          "%c3%28",
          "%ed%a0%80",
          "%f0%9f%98%80",
          "'%3b+drop+table+task--",
          "9".repeat(300),
          "x".repeat(3_000),
          "-1",
          "*",
          "%25",
          "null",
          "%0d%0aX:%20y",
          "01jdzzzzzzzzzzzzzzzzzzzzzz",
          "-",
          "%20",
          "[]",
          "{id}",
          "a;b=c",
          "%u0041",
          "+",
          "Ω");

  private static final List<String> NO_JSON =
      List.of(
          "",
          "{",
          "nonsense",
          "{\"type\":}",
          "\u0000",
          "<xml/>",
          "{\"type\":\"security_scan\"} {}",
          "{'type':'x'}",
          "{\"type\":\"security_scan\",}",
          "{\"a\":01}",
          "{\"a\":NaN}",
          "[".repeat(5_000),
          "{\"a\":".repeat(3_000),
          "\ufeff{}",
          "{\"type\":\"security_scan\",\"type\":\"run_tests\"}");
  private static final List<String> NO_OBJECT =
      List.of("[]", "7", "\"x\"", "true", "[{}]", "1e999");
  private static final List<String> VALUES =
      List.of(
          "7",
          "-1",
          "1e999",
          "99999999999999999999999",
          "true",
          "[]",
          "{}",
          "[[[]]]",
          "{\"a\":{\"b\":[1,2]}}",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"../../etc\"",
          "\"/etc/passwd\"",
          "\"/\"",
          "\"nobody\"",
          "\"\\u202e\\ufeff\"",
          "1.5");
  private static final List<String> METHODS =
      List.of(
          "PUT", "DELETE", "PATCH", "GET", "POST", "OPTIONS", "HEAD", "TRACE", "FLY", "PROPFIND");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/xml",
          "Content-Type: nonsense",
          "Content-Type: ;;;",
          "Content-Type: application/json; charset=klingon",
          "Content-Type: application/json\r\nContent-Type: text/plain",
          "Accept: text/html",
          "Accept: ;;q=x",
          "Accept: image/png",
          "Accept: application/json;q=0",
          "Host: evil.example",
          "Host: localhost\r\nHost: evil.example",
          "Host:",
          "Origin: https://evil.example",
          "Sec-Fetch-Site: cross-site",
          "Idempotency-Key: " + "k".repeat(201),
          "Idempotency-Key:",
          "Idempotency-Key: a\r\nIdempotency-Key: b",
          "Transfer-Encoding: chunked",
          "Content-Encoding: gzip",
          "Expect: 100-continue",
          "Cookie: " + "c=d;".repeat(500),
          "X-Forwarded-For: 10.0.0.1",
          "Content-Length: 20001",
          "If-None-Match: *",
          "Range: bytes=0-1",
          "Accept-Language: " + "x".repeat(300));
  private static final List<String> NO_HTTP =
      List.of(
          "Content-Length: -1",
          "Content-Length: two",
          "Content-Length: 99999999999999999999",
          "Upgrade: h2c",
          "Content-Length: 1\r\nContent-Length: 2",
          "Bad Header: x",
          "X: \u0000",
          ": nothing",
          "Transfer-Encoding: gzip, chunked",
          "X: " + "y".repeat(20_000),
          " folded",
          "Transfer-Encoding: identity");
  private static final List<String> QUERIES =
      List.of(
          "status", "role", "type", "repository", "limit", "cursor", "after", "subject", "nobody");

  private final Random random;
  private final List<Operation> operations;
  private final Map<String, List<String>> known;

  /** One operation of the document, such as POST of {@code /api/tasks/{id}/cancel}. */
  record Operation(String method, String path) {}

  /**
   * Begins.
   *
   * @param known ids and names that exist, by the part of the path before them
   */
  HostileRequests(Random random, List<Operation> operations, Map<String, List<String>> known) {
    this.random = random;
    this.operations = operations;
    this.known = known;
  }

  HostileRequest next() {
    Operation operation = pick(operations);
    return switch (random.nextInt(14)) {
      case 0, 1 -> right();
      case 2 ->
          request(
              pick(METHODS),
              path(operation.path(), false),
              List.of(),
              "",
              Expected.ANYTHING,
              "method");
      case 3, 4 ->
          request(
              operation.method(),
              path(operation.path(), true),
              json(),
              "{}",
              Expected.ANYTHING,
              "hostile name");
      case 5 ->
          request(
              "GET",
              path(operation.path(), false) + query(),
              List.of(),
              "",
              Expected.ANYTHING,
              "query");
      case 6 -> post(pick(NO_JSON), Expected.ANYTHING, "no JSON");
      case 7 -> post(pick(NO_OBJECT), Expected.REFUSAL, "no object");
      case 8 ->
          request(
              operation.method(),
              path(operation.path(), false),
              List.of(pick(HEADERS)),
              rightTask(),
              Expected.ANYTHING,
              "header");
      case 9 ->
          request(
              operation.method(),
              path(operation.path(), false),
              List.of(pick(NO_HTTP)),
              "{}",
              Expected.NO_HTTP,
              "no HTTP");
      case 10 -> truncated();
      case 11 -> tooLong();
      default -> wrongValue(operation);
    };
  }

  private HostileRequest right() {
    return switch (random.nextInt(4)) {
      case 0 ->
          request(
              "GET", "/api/tasks?limit=3&status=pending", List.of(), "", Expected.SUCCESS, "right");
      case 1 ->
          request(
              "GET",
              "/api/tasks/" + pick(known.get("/api/tasks/")),
              List.of(),
              "",
              Expected.SUCCESS,
              "right");
      default -> request("POST", "/api/tasks", json(), rightTask(), Expected.SUCCESS, "filed");
    };
  }

  private String rightTask() {
    return "{\"type\":\"security_scan\",\"repository\":\"%s\",\"title\":\"\ud83d\ude00 %d\",\"by\":\"anna\"}"
        .formatted(pick(known.get("/api/repositories/")), random.nextInt());
  }

  private HostileRequest truncated() {
    String task = rightTask();
    return request(
        "POST",
        "/api/tasks",
        json(),
        task.substring(0, random.nextInt(task.length())),
        Expected.REFUSAL,
        "truncated");
  }

  /** Mostly what is refused by its length alone, now and then with all its bytes. */
  private HostileRequest tooLong() {
    String task =
        rightTask().replace("anna", "x".repeat(random.nextInt(40) == 0 ? 10_000_000 : 20_001));
    return request("POST", "/api/tasks", json(), task, Expected.REFUSAL, "too long");
  }

  private HostileRequest post(String body, Expected expected, String what) {
    List<Operation> posts = operations.stream().filter(one -> one.method().equals("POST")).toList();
    Operation operation = pick(posts);
    return request("POST", path(operation.path(), false), json(), body, expected, what);
  }

  private HostileRequest wrongValue(Operation operation) {
    boolean task = random.nextBoolean();
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                task
                    ? rightTask()
                    : "{\"name\":\"r\",\"url\":\"/srv/r\",\"title\":\"t\",\"reason\":\"r\"}");
    List<String> fields =
        List.of(
            "type",
            "repository",
            "title",
            "priority",
            "payload",
            "by",
            "name",
            "url",
            "defaultBranch",
            "coverageThreshold",
            "definition",
            "description",
            "reason",
            "hash",
            "notes",
            "testCommand");
    String field = pick(fields);
    body.put(field, "@@@");
    String text = body.toString().replace("\"@@@\"", pick(VALUES));
    String path = task ? "/api/tasks" : path(operation.path(), false);
    return request("POST", path, json(), text, Expected.ANYTHING, "value of " + field);
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      parts.add(pick(QUERIES) + "=" + pick(NAMES));
    }
    return "?" + String.join("&", parts);
  }

  private String path(String template, boolean hostile) {
    int at = template.indexOf('{');
    if (at < 0) {
      return hostile ? template + "/" + pick(NAMES) : template;
    }
    String name =
        hostile ? pick(NAMES) : pick(known.getOrDefault(template.substring(0, at), NAMES));
    return template.replaceFirst("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(name));
  }

  private static List<String> json() {
    return List.of("Content-Type: application/json");
  }

  private static HostileRequest request(
      String method,
      String target,
      List<String> headers,
      String body,
      Expected expected,
      String what) {
    return new HostileRequest(method, target, headers, body, expected, what);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
