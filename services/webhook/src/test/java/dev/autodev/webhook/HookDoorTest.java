package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, into PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HookDoorTest {
  static final String ISSUE =
      """
      {"object_kind":"issue","user":{"username":"alice"},"labels":[{"title":"auto-dev"}],
       "project":{"git_http_url":"https://gitlab.example.org/group/shop.git"},
       "object_attributes":{"iid":23,"action":"open"}}""";
  private static final int BURST = 10_000;

  private final Sender sender =
      new Sender(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));

  @BeforeEach
  void empty() {
    TestDatabase.execute("truncate webhook_delivery");
  }

  @Test
  void anEventIsStoredBeforeItIsAnswered() {
    HttpResponse<String> answer = sender.gitLab("one", ISSUE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer).path("result").asText()).isEqualTo("accepted");
    assertThat(
            TestDatabase.column(
                "select concat_ws('|', source, delivery, topic, place, subject, author, done_at is null) from webhook_delivery"))
        .containsExactly("gitlab|one|issue|https://gitlab.example.org/group/shop.git|23|alice|t");
  }

  @Test
  void aDeliveryThatComesAgainIsADuplicate() {
    sender.gitLab("one", ISSUE);

    HttpResponse<String> again = sender.gitLab("one", ISSUE);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("result").asText()).isEqualTo("duplicate");
    assertThat(json(sender.gitLab("two", ISSUE)).path("result").asText()).isEqualTo("accepted");
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void aSignedDeliveryCounts() {
    assertThat(json(signed("whid-1", Instant.now())).path("result").asText()).isEqualTo("accepted");
    assertThat(json(signed("whid-1", Instant.now())).path("result").asText())
        .isEqualTo("duplicate");

    HttpResponse<String> late = signed("whid-2", Instant.now().minusSeconds(400));
    assertProblem(late, 401, "not-verified");
    assertThat(json(late).path("detail").asText()).contains("webhook-timestamp");
    assertThat(TestDatabase.column("select delivery from webhook_delivery"))
        .containsExactly("whid-1");
  }

  private HttpResponse<String> signed(String id, Instant at) {
    byte[] body = ISSUE.getBytes(UTF_8);
    String time = Long.toString(at.getEpochSecond());
    byte[] signature =
        Hmac.of(
            SigningSecret.key(TestDatabase.GITLAB_SIGNING),
            (id + "." + time + ".").getBytes(UTF_8),
            body);
    return sender.post(
        "gitlab",
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            time,
            "webhook-signature",
            "v1," + Base64.getEncoder().encodeToString(signature)),
        body);
  }

  @Test
  void gitHubAndAsanaAreTakenInToo() {
    String labelled =
        """
        {"action":"labeled","issue":{"number":4,"labels":[{}]},"sender":{"login":"bob"},
         "repository":{"clone_url":"https://github.com/o/r.git"}}""";
    String changed = "{\"events\":[{\"resource\":{\"gid\":\"7\",\"resource_type\":\"task\"}}]}";

    assertThat(json(sender.gitHub("issues", "g-1", labelled)).path("result").asText())
        .isEqualTo("accepted");
    assertThat(json(sender.asana(changed)).path("result").asText()).isEqualTo("accepted");
    assertThat(json(sender.asana(changed)).path("result").asText()).isEqualTo("duplicate");
    assertThat(TestDatabase.column("select topic || place from webhook_delivery order by topic"))
        .containsExactly("issuehttps://github.com/o/r.git", "tasks");
  }

  @Test
  void whatIsIgnoredOrOursIsAnsweredWellAndNotKept() {
    HttpResponse<String> push = sender.gitLab("p", "{\"object_kind\":\"push\"}");
    assertThat(push.statusCode()).isEqualTo(200);
    assertThat(json(push).path("result").asText()).isEqualTo("ignored");
    assertThat(json(push).path("reason").asText()).contains("push");

    HttpResponse<String> ours = sender.gitLab("o", ISSUE.replace("alice", "auto-dev-bot"));
    assertThat(ours.statusCode()).isEqualTo(200);
    assertThat(json(ours).path("result").asText()).isEqualTo("skipped");

    HttpResponse<String> heartbeat = sender.asana("{\"events\":[]}");
    assertThat(json(heartbeat).path("result").asText()).isEqualTo("ignored");
    assertThat(rows()).isZero();
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefused() {
    byte[] body = ISSUE.getBytes(UTF_8);
    assertProblem(sender.post("gitlab", Map.of(), body), 401, "not-verified");
    assertProblem(
        sender.post("gitlab", Map.of("X-Gitlab-Token", "a-token-for-tests-onlY"), body),
        401,
        "not-verified");
    assertProblem(
        sender.post("github", Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64)), body),
        401,
        "not-verified");
    assertProblem(
        sender.post(
            "asana",
            Map.of("X-Hook-Signature", Sender.signature(TestDatabase.GITHUB_SECRET, body)),
            body),
        401,
        "not-verified");
    assertThat(rows()).isZero();
  }

  @Test
  void nothingIsParsedThatIsNotVerified() {
    assertProblem(sender.post("gitlab", Map.of(), "no json".getBytes(UTF_8)), 401, "not-verified");
    assertProblem(sender.gitLab("x", "no json"), 400, "malformed");
    assertProblem(sender.gitLab("x", "{\"a\":" + "[".repeat(500)), 400, "malformed");
  }

  @Test
  void aHandshakeIsAnsweredWithWhatItCameWith() {
    String secret = "b537207f20cbfa02357cf448134da559";
    HttpResponse<String> answer =
        sender.post("asana", Map.of("X-Hook-Secret", secret), new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Hook-Secret")).contains(secret);
    // It gives whoever asked for it no right to send anything.
    assertProblem(
        sender.post(
            "asana",
            Map.of("X-Hook-Signature", Sender.signature(secret, "{}".getBytes(UTF_8))),
            "{}".getBytes(UTF_8)),
        401,
        "not-verified");
    assertProblem(
        sender.post("asana", Map.of("X-Hook-Secret", "short"), new byte[0]), 400, "malformed");
  }

  @Test
  void aDeliveryThatIsTooLongIsRefusedHoweverItComes() {
    int most = 1 << 20;
    String padding = " ".repeat(most - ISSUE.length());
    assertThat(sender.gitLab("longest", ISSUE + padding).statusCode()).isEqualTo(200);
    assertProblem(sender.gitLab("longer", ISSUE + padding + " "), 413, "too-large");

    byte[] longer = (ISSUE + padding + " ".repeat(200_000)).getBytes(UTF_8);
    HttpResponse<String> inChunks =
        sender
            .sent(
                sender
                    .request("gitlab", Map.of(), longer)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longer)))
                    .build())
            .join();
    assertProblem(inChunks, 413, "too-large");
    assertThat(TestDatabase.column("select delivery from webhook_delivery"))
        .containsExactly("longest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gitlab/", "gitlab/x", "bitbucket", "GITLAB", "../hooks/x"})
  void thereIsNothingElse(String path) {
    assertProblem(sender.post(path, Map.of(), new byte[0]), 404, "not-found");
  }

  @Test
  void onlyPostIsTaken() {
    HttpResponse<String> answer =
        sender.sent(sender.request("gitlab", Map.of(), new byte[0]).GET().build()).join();
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void theServiceMayDoNothingElseInTheDatabase() {
    assertThat(
            TestDatabase.column(
                """
                select privilege from unnest(array['select', 'update', 'delete', 'truncate']) privilege
                where has_table_privilege('webhook', 'webhook_delivery', privilege)"""))
        .isEmpty();
  }

  /** Senders that are told 503 send again; some send what was accepted again as well. */
  @Test
  void ofManyAtOnceNoneIsLostAndEachIsKeptOnce() {
    Map<Integer, Integer> results = new HashMap<>();
    List<Integer> waiting = new ArrayList<>(IntStream.range(0, BURST).boxed().toList());
    waiting.addAll(IntStream.range(0, BURST / 10).boxed().toList());
    int accepted = 0;
    int duplicates = 0;
    boolean cut = false;
    while (!waiting.isEmpty()) {
      List<Integer> group = List.copyOf(waiting.subList(0, Math.min(250, waiting.size())));
      waiting.subList(0, group.size()).clear();
      List<CompletableFuture<HttpResponse<String>>> sent =
          group.stream().map(i -> sender.gitLabLater("d" + i, ISSUE)).toList();
      if (!cut && waiting.size() < BURST / 2) {
        cut = true;
        TestDatabase.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'webhook'");
      }
      for (int i = 0; i < group.size(); i++) {
        HttpResponse<String> answer = sent.get(i).join();
        results.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() == 200) {
          boolean fresh = json(answer).path("result").asText().equals("accepted");
          accepted += fresh ? 1 : 0;
          duplicates += fresh ? 0 : 1;
        } else {
          assertProblem(answer, 503, "unavailable");
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          waiting.add(group.get(i));
        }
      }
    }
    assertThat(rows()).isEqualTo(BURST);
    assertThat(results.get(200)).isEqualTo(BURST + BURST / 10);
    // Where a commit's answer was cut off, the second try finds the first one's row.
    assertThat(accepted).isBetween(BURST - results.getOrDefault(503, 0), BURST);
    assertThat(accepted + duplicates).isEqualTo(BURST + BURST / 10);
  }

  private static long rows() {
    return Long.parseLong(TestDatabase.column("select count(*) from webhook_delivery").getFirst());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.JSON);
    assertThat(json(answer).path("type").asText()).isEqualTo("urn:auto-dev:problem:" + kind);
    assertThat(answer.body()).doesNotContain("for-tests").doesNotContain("whsec_");
  }
}
