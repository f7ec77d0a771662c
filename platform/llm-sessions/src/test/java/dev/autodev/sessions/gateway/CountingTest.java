package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.budget.Breach;
import dev.autodev.sessions.budget.Budgets;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.budget.Reservation;
import dev.autodev.sessions.openai.ResponsesStub;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Play;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
  @TempDir Path run;
  private final Ledgered budgets = new Ledgered();
  private GatewayRig rig;

  @BeforeEach
  void open() {
    rig =
        new GatewayRig(
            run,
            budgets,
            Map.of(
                "swarm.sessions.prices.\"gpt-5.5\".input", "1",
                "swarm.sessions.prices.\"gpt-5.5\".output", "10",
                "swarm.sessions.prices.\"gpt-5.5\".cache-read", "0.1",
                "swarm.sessions.prices.\"gpt-5.5\".cache-write", "2"));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void countsAndPricesAStreamedMessage() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, true);

      assertUsage(grant, "0.00010785");
      assertThat(budgets.settled).containsExactly(grant.ledger().usage());
    }
    assertThat(rig.recorded("t1").getFirst().at("/usage/known").asBoolean()).isTrue();
  }

  @Test
  void countsAWholeMessage() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, false);

      assertThat(grant.ledger().usage().inputTokens()).isEqualTo(1000);
      assertThat(grant.ledger().usage().outputTokens()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void countsAndPricesAResponse(boolean streaming) throws Exception {
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.RESPONSES, grant, streaming);

      assertUsage(grant, "0.0000632");
    }
  }

  @Test
  void holdsBackTheWorstBeforeTheCallGoesOut() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, true);
      rig.post("/v1/responses", grant.token(), "{\"model\":\"gpt-5.5\",\"input\":\"x\"}", Map.of());
    }
    CallEstimate message = budgets.reserved.getFirst();
    assertThat(message.outputTokens()).isEqualTo(100);
    assertThat(message.inputTokens()).isBetween(1000L, 2000L);
    assertThat(message.costUsd())
        .as("input at the price of writing the cache, which is dearer")
        .isEqualByComparingTo(usd(message.inputTokens(), "3.75").add(usd(100, "15")));
    assertThat(budgets.reserved.getLast().outputTokens()).as("not bounded").isEqualTo(32_000);
  }

  @ParameterizedTest
  @CsvSource({"messages", "responses"})
  void aBudgetThatIsUsedUpLetsNoCallOutAndEndsTheSession(String name) throws Exception {
    Protocol protocol = Protocol.named(name).orElseThrow();
    budgets.refusal = Optional.of("tokens of the day: 9 used of 10 allowed");
    try (SessionGrant grant = rig.grant()) {
      HttpResponse<String> refused = rig.call(protocol, grant, true);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.headers().firstValue("x-should-retry")).hasValue("false");
      assertThat(refused.headers().firstValue(GatewayHeaders.BUDGET))
          .hasValue(budgets.refusal.get());
      assertThat(GatewayRig.json(refused.body()).at("/error/message").asText())
          .contains("Budget exceeded (tokens of the day");
      assertThat(grant.ledger().denial().map(Decision.Denied::words)).isEqualTo(budgets.refusal);
      assertThat(grant.ledger().usage()).isEqualTo(Usage.NONE);
    }
    assertThat(rig.anthropic.requests).isEmpty();
    assertThat(rig.responses.requests).isEmpty();
    assertThat(rig.recorded("t1").getFirst().path("end").asText()).isEqualTo("refused");
  }

  @Test
  void theSessionsOwnBudgetIsAskedFirst() throws Exception {
    try (SessionGrant grant = rig.grant("t1", 500)) {
      HttpResponse<String> refused = rig.call(Protocol.MESSAGES, grant, true);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(grant.ledger().denial().orElseThrow().words())
          .startsWith("session tokens: 0 used of 500");
    }
    assertThat(budgets.reserved).isEmpty();
  }

  @Test
  void aRefusalOfOneBudgetGivesBackWhatTheOtherHeld() throws Exception {
    try (SessionGrant grant = rig.grant("t1", 3000)) {
      budgets.refusal = Optional.of("none left");
      rig.call(Protocol.MESSAGES, grant, true);
      rig.call(Protocol.MESSAGES, grant, true);
      budgets.refusal = Optional.empty();

      assertThat(rig.call(Protocol.MESSAGES, grant, true).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void letsNoCallOutWhileABudgetCannotBeAsked() throws Exception {
    budgets.broken = true;
    try (SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.MESSAGES, grant, true).statusCode()).isEqualTo(503);
      assertThat(grant.ledger().denial()).isEmpty();
    }
    assertThat(rig.anthropic.requests).isEmpty();
  }

  @Test
  void aCallThatIsPostponedEndsItsSessionUntilThen() throws Exception {
    Decision.Postponed later = new Decision.Postponed("not open:\nnobody is there", Instant.MAX);
    budgets.postponed = Optional.of(later);
    try (SessionGrant grant = rig.grant("t1", 3000)) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> denied = rig.call(Protocol.MESSAGES, grant, true);
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(denied.headers().firstValue("x-should-retry")).hasValue("false");
        assertThat(denied.body()).contains("No call goes out now (not open: nobody is there)");
      }
      assertThat(grant.ledger().denial()).contains(later);
      assertThat(grant.ledger().usage()).isEqualTo(Usage.NONE);
    }
    assertThat(rig.anthropic.requests).isEmpty();
  }

  @Test
  void anErrorCostsNothing() throws Exception {
    rig.anthropic.refuses(1, 529, "overloaded_error", Map.of());
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, true);

      assertThat(grant.ledger().usage()).isEqualTo(Usage.NONE);
    }
    assertThat(budgets.settled).containsExactly(Usage.NONE);
  }

  @Test
  void aStreamThatFailsBeforeItsFirstWordCostsNothing() throws Exception {
    rig.responses.plays(
        Play.stream(
            List.of(
                ResponsesStub.event(
                    "response.failed",
                    "{\"type\":\"response.failed\",\"response\":{\"usage\":null}}"))));
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.RESPONSES, grant, true);

      assertThat(grant.ledger().usage()).isEqualTo(Usage.NONE);
    }
  }

  @Test
  void anErrorInTheMiddleOfAStreamCostsTheWorst() throws Exception {
    rig.anthropic.plays(
        Play.stream(
            List.of(
                AnthropicStub.EVENTS.getFirst(),
                AnthropicStub.event(
                    "error", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"))));
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, true);

      assertThat(grant.ledger().usage().inputTokens()).isEqualTo(7);
      assertThat(grant.ledger().usage().outputTokens()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @CsvSource({"refusal", "max_tokens"})
  void aStreamThatStopsEarlyIsCountedAsItSays(String reason) throws Exception {
    rig.anthropic.plays(
        Play.stream(
            AnthropicStub.EVENTS.stream()
                .map(event -> event.replace("\"end_turn\"", '"' + reason + '"'))
                .toList()));
    try (SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.MESSAGES, grant, true).body()).contains(reason);

      assertThat(grant.ledger().usage().outputTokens()).isEqualTo(5);
    }
  }

  @Test
  void aProviderThatCannotBeReachedCostsNothingAndSaysWhatToLookAt() throws Exception {
    rig.anthropic.close();
    try (SessionGrant grant = rig.grant()) {
      HttpResponse<String> refused = rig.call(Protocol.MESSAGES, grant, true);

      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(refused.body()).contains("cannot be reached", "swarm.sessions.anthropic.base-url");
      assertThat(grant.ledger().usage()).isEqualTo(Usage.NONE);
    }
  }

  @Test
  void recordsWhatWasSaidWithoutItsSecretsWhereverTheyAreCut() throws Exception {
    String[] halves = {"known-", "secret-1 and "};
    rig.anthropic.plays(
        Play.stream(
            List.of(
                AnthropicStub.EVENTS.getFirst(),
                delta(halves[0]),
                delta(halves[1]),
                delta("more"))));
    SessionGrant grant = rig.grant();

    assertThat(rig.call(Protocol.MESSAGES, grant, true).body()).contains(halves);
    await().until(() -> grant.ledger().usage().inputTokens() > 0);
    grant.close();

    JsonNode events = rig.recorded("t1").getFirst().path("events");
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.at("/data/delta/text").asText()));
    assertThat(text).hasToString("[redacted] and more");
  }

  private static String delta(String text) {
    return AnthropicStub.event(
        "content_block_delta",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
            + text
            + "\"}}");
  }

  private static BigDecimal usd(long tokens, String perMillion) {
    return new BigDecimal(perMillion).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
  }

  private static void assertUsage(SessionGrant grant, String usd) {
    Usage used = grant.ledger().usage();
    assertThat(List.of(used.inputTokens(), used.outputTokens())).containsExactly(7L, 5L);
    assertThat(List.of(used.cacheReadTokens(), used.cacheWriteTokens())).containsExactly(2L, 3L);
    assertThat(used.costUsd()).isEqualByComparingTo(usd);
  }

  /** Remembers what it was asked and told. */
  private static final class Ledgered implements Budgets {
    private final List<CallEstimate> reserved = new CopyOnWriteArrayList<>();
    private final List<Usage> settled = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile Optional<Decision> postponed = Optional.empty();
    private volatile boolean broken;

    @Override
    public Future<Decision> reserve(SessionKey key, CallEstimate worst) {
      if (broken) {
        return Future.failedFuture("gone");
      }
      reserved.add(worst);
      return Future.succeededFuture(
          refusal
              .<Decision>map(
                  words -> new Decision.Refused(new Breach(new BudgetScope.Task("t1"), words)))
              .or(() -> postponed)
              .orElseGet(() -> new Decision.Granted(new Reservation("r1", key, worst))));
    }

    @Override
    public Future<Void> settle(Reservation reservation, Usage used) {
      settled.add(used);
      return Future.succeededFuture();
    }
  }
}
