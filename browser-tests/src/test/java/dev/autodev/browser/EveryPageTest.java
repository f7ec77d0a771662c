package dev.autodev.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.link.OneTimeLinks;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every page, with hostile text in everything that comes from outside. */
@QuarkusTest
class EveryPageTest extends BrowserTest {
  private static final String HOSTILE =
      "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>'\"{{7*7}}";

  @Inject RedisDataSource redis;
  @Inject Pool pool;
  @Inject OneTimeLinks links;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingSerious(ColorScheme scheme) {
    context(new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
    List<String> found = new ArrayList<>();
    for (String path : pages()) {
      page.navigate(path);
      AxeBuilder axe = new AxeBuilder(page);
      if (scheme == ColorScheme.DARK) {
        axe.withRules(List.of("color-contrast")); // all that colours change
      }
      axe.analyze().getViolations().stream()
          .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
          .forEach(rule -> found.add(path + ": " + words(rule)));
    }
    assertThat(found).isEmpty();
  }

  private static String words(Rule rule) {
    return rule.getId() + " at " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  @Test
  void fitsAPhone() {
    context(new Browser.NewContextOptions().setViewportSize(360, 740).setIsMobile(true));
    List<String> tooWide = new ArrayList<>();
    for (String path : pages()) {
      page.navigate(path);
      int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
      if (width > 360) {
        tooWide.add(path + ": " + width);
      }
    }
    assertThat(tooWide).isEmpty();
  }

  @Test
  void runsNothingThatCameFromOutside() {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    for (String path : pages()) {
      page.navigate(path);
      assertThat(page.evaluate("window.pwned")).as(path).isNull();
      assertThat(page.locator("main img").count()).as(path).isZero();
    }
    assertThat(errors).isEmpty();
  }

  /** All of them, each with something on it. */
  private List<String> pages() {
    String workflow = feature(HOSTILE);
    String gate = gate(workflow, "spec-approval");
    String task = get("/api/workflows/" + workflow).getString("tasks[0]");
    String repository = "hostile-" + UUID.randomUUID();
    post(
        "/api/repositories",
        Map.of("name", repository, "url", "/srv/hostile.git", "testCommand", HOSTILE));
    String schedule = daily(repository);
    String paused = pausedAndInstructed(repository);
    String proposal = asked(workflow, "project_proposal");
    String publishing = asked(workflow, "publishing");
    redis.stream(String.class)
        .xadd(
            "output:" + task,
            Map.of(
                "body",
                "{\"epoch\":1,\"kind\":\"said\",\"text\":\"<img src=x onerror=pwned()>\"}"));
    redis.stream(String.class)
        .xadd("dead", Map.of("body", HOSTILE, "dead.reason", HOSTILE, "dead.stream", "events"));
    return List.of(
        "/",
        "/approvals",
        "/approvals?status=all",
        "/approvals/" + gate,
        "/approvals/" + proposal,
        "/approvals/" + publishing,
        "/approvals/" + publishing + "/files",
        "/tokens",
        "/board",
        "/tasks",
        "/tasks/" + task,
        "/tasks/" + paused,
        "/workflows",
        "/workflows/" + workflow,
        "/projects",
        "/agents",
        "/agents?role=builder",
        "/repositories",
        "/repositories/" + repository,
        "/schedules",
        "/schedules/" + schedule,
        "/costs",
        "/notifications",
        link(gate),
        "/dead-letters",
        "/audit",
        "/settings",
        "/estop",
        "/tasks/nothing");
  }

  /** A gate as the product pipeline has it. */
  private String asked(String workflow, String kind) {
    String id = "0" + kind.charAt(1) + UUID.randomUUID();
    pool.preparedQuery(
            "insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject,"
                + " opened_at) values ($1, $2, $3, 0, $3, 'open', 'f00d', $4::jsonb, now())")
        .execute(
            Tuple.of(
                id,
                workflow,
                kind,
                new JsonObject()
                    .put("hash", "f00d")
                    .put("title", HOSTILE)
                    .put("markdown", HOSTILE)
                    .put("ratings", new JsonObject().put(HOSTILE, 7).put("effort", 3))))
        .await()
        .atMost(Duration.ofSeconds(20));
    return id;
  }

  /** A task of a role that works on nothing else here. */
  private static String pausedAndInstructed(String repository) {
    post("/api/agents/pause", Map.of("role", "bug_finder", "reason", HOSTILE, "by", HOSTILE));
    String task =
        post("/api/tasks", Map.of("type", "static_analysis", "repository", repository))
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
    long notice =
        get("/api/notifications")
            .getLong("notifications.find { it.page.endsWith('%s') }.id".formatted(gate));
    Letter.Gate asked =
        new Letter.Gate(gate, get("/api/approvals/" + gate).getString("subject.hash"));
    return links
        .write(
            "msg_" + gate,
            notice,
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
