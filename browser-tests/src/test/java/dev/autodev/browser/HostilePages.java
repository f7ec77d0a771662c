package dev.autodev.browser;

import static dev.autodev.browser.BrowserTest.feature;
import static dev.autodev.browser.BrowserTest.gate;
import static dev.autodev.browser.BrowserTest.get;
import static dev.autodev.browser.BrowserTest.post;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.link.OneTimeLinks;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All pages, each with something on it, and hostile text in all that comes from outside. */
@ApplicationScoped
class HostilePages {
  private static final String HOSTILE =
      "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>'\"{{7*7}}";

  private final RedisDataSource redis;
  private final Pool pool;
  private final OneTimeLinks links;

  HostilePages(RedisDataSource redis, Pool pool, OneTimeLinks links) {
    this.redis = redis;
    this.pool = pool;
    this.links = links;
  }

  List<String> all() {
    HostileRepository code = HostileRepository.create(HOSTILE);
    String repository = "hostile-" + UUID.randomUUID();
    post(
        "/api/repositories",
        Map.of("name", repository, "url", code.folder().toString(), "testCommand", HOSTILE));
    String workflow = feature(HOSTILE, repository);
    String gate = gate(workflow, "spec-approval");
    post("/api/approvals/" + gate + "/comments", Map.of("text", HOSTILE, "by", HOSTILE));
    post("/api/approvals/" + gate + "/defer", Map.of("notes", HOSTILE, "by", HOSTILE));
    String task = get("/api/workflows/" + workflow).getString("tasks[0]");
    streams(task);
    List<String> paths = new ArrayList<>(lists());
    paths.addAll(aboutGates(workflow, gate, code));
    paths.addAll(
        List.of(
            "/tasks/" + task,
            "/tasks/" + pausedAndInstructed(repository),
            "/workflows/" + workflow,
            "/repositories/" + repository,
            "/schedules/" + daily(repository),
            "/templates/" + template(repository),
            "/tasks/nothing"));
    return paths;
  }

  private static List<String> lists() {
    return List.of(
        "/",
        "/approvals",
        "/approvals?status=all",
        "/board",
        "/tasks",
        "/workflows",
        "/projects",
        "/agents",
        "/agents?role=builder",
        "/repositories",
        "/schedules",
        "/templates",
        "/costs",
        "/notifications",
        "/dead-letters",
        "/audit",
        "/settings",
        "/estop",
        "/tokens",
        "/login");
  }

  private List<String> aboutGates(String workflow, String gate, HostileRepository code) {
    String proposal = asked(workflow, "project_proposal", code);
    String publishing = asked(workflow, "publishing", code);
    String merge = asked(workflow, "merge_approval", code);
    return List.of(
        "/approvals/" + gate,
        "/approvals/" + proposal,
        "/approvals/" + publishing,
        "/approvals/" + publishing + "/files",
        "/approvals/" + merge,
        "/approvals/" + merge + "/change",
        link(gate));
  }

  /** A gate as the product pipeline has it. */
  private String asked(String workflow, String kind, HostileRepository code) {
    String id = "0" + kind.charAt(1) + UUID.randomUUID();
    pool.preparedQuery(
            "insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject,"
                + " opened_at) values ($1, $2, $3, 0, $3, 'open', $4, $5::jsonb, now())")
        .execute(
            Tuple.of(
                id,
                workflow,
                kind,
                code.head(),
                new JsonObject()
                    .put("hash", code.head())
                    .put("title", HOSTILE)
                    .put("markdown", HOSTILE)
                    .put("change", code.change(HOSTILE))
                    .put("facts", new JsonArray().add(HOSTILE))
                    .put("findings", new JsonArray().add(finding()))
                    .put("ratings", new JsonObject().put(HOSTILE, 7).put("effort", 3))))
        .await()
        .atMost(Duration.ofSeconds(20));
    return id;
  }

  private static JsonObject finding() {
    return new JsonObject()
        .put("tool", HOSTILE)
        .put("rule", HOSTILE)
        .put("severity", "high")
        .put("file", HOSTILE.replace('/', '_') + ".md")
        .put("line", 1)
        .put("message", HOSTILE);
  }

  private void streams(String task) {
    redis.stream(String.class)
        .xadd(
            "output:" + task,
            Map.of(
                "body",
                "{\"epoch\":1,\"kind\":\"said\",\"text\":\"<img src=x onerror=pwned()>\"}"));
    redis.stream(String.class)
        .xadd("dead", Map.of("body", HOSTILE, "dead.reason", HOSTILE, "dead.stream", "events"));
  }

  /** A task of a role that works on nothing else here. */
  private static String pausedAndInstructed(String repository) {
    post("/api/agents/pause", Map.of("role", "bug_finder", "reason", HOSTILE, "by", HOSTILE));
    String task =
        post(
                "/api/tasks",
                Map.of(
                    "type",
                    "static_analysis",
                    "repository",
                    repository,
                    "labels",
                    List.of(HOSTILE)))
            .getString("id");
    post("/api/tasks/" + task + "/instructions", Map.of("text", HOSTILE));
    return task;
  }

  /** Where a message about that gate would lead. */
  private String link(String gate) {
    sql("insert into person values ('ada', 'x', 'approver', now()) on conflict do nothing");
    sql(
        "insert into delivery (id, channel, recipient, subject, status, not_before, created_at)"
            + " values ('msg_%s', 'mail', 'ada', '*', 'sent', now(), now())".formatted(gate));
    String notice = "notifications.find { it.page.endsWith('%s') }.id".formatted(gate);
    // The next look for messages writes it.
    await().until(() -> get("/api/notifications").get(notice) != null);
    Letter.Gate asked =
        new Letter.Gate(gate, get("/api/approvals/" + gate).getString("subject.hash"));
    return links
        .write(
            "msg_" + gate,
            get("/api/notifications").getLong(notice),
            new OneTimeLinks.For("ada", Optional.of(asked)),
            Duration.ofHours(1))
        .await()
        .atMost(Duration.ofSeconds(20))
        .flatMap(Letter.Links::approve)
        .map(URI::getPath)
        .orElseThrow();
  }

  private void sql(String statement) {
    pool.query(statement).execute().await().atMost(Duration.ofSeconds(20));
  }

  private static String template(String name) {
    Map<String, ?> work =
        Map.of("kind", "workflow", "title", HOSTILE + "{{what}}", "description", HOSTILE);
    post(
        "/api/templates",
        Map.of("name", name, "description", HOSTILE, "work", work, "by", HOSTILE));
    return name;
  }

  private static String daily(String repository) {
    return post(
            "/api/schedules",
            Map.of(
                "name",
                repository,
                "rhythm",
                Map.of("type", "daily", "time", "07:00"),
                "work",
                Map.of(
                    "kind",
                    "task",
                    "payload",
                    Map.of("type", "security_scan"),
                    "title",
                    HOSTILE,
                    "repository",
                    repository),
                "tags",
                List.of(HOSTILE)))
        .getString("id");
  }
}
