package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.limits.ProviderRefused.Kind;
import dev.autodev.sessions.openai.ResponsesStub;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Play;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes is noted; how it is read is told in the limits' own tests. */
class LimitsHeardTest {
  @TempDir Path run;
  private final Instant before = Instant.now();
  private GatewayRig rig;

  @BeforeEach
  void open() {
    rig = new GatewayRig(run, new NoBudgets(), Map.of());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRateLimitIsPassedOnAndNoted() throws Exception {
    rig.anthropic.refuses(1, 429, "rate_limit_error", Map.of("retry-after", "3600"));
    try (SessionGrant grant = rig.grant()) {
      HttpResponse<String> answer = rig.call(Protocol.MESSAGES, grant, true);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("3600");
      assertThat(rig.notes.limit("anthropic", before.plusSeconds(3599)))
          .hasValueSatisfying(
              limit -> assertThat(limit.reason()).doesNotContain(GatewayRig.KEY).contains("429"));
      assertThat(rig.notes.limit("openai", before)).isEmpty();
    }
  }

  @Test
  void aKeyThatIsRefusedStopsItsProviderOnly() throws Exception {
    String body = ResponsesStub.error("invalid_request_error", "invalid_api_key", "no");
    rig.responses.plays(Play.document(401, Map.of(), body));
    try (SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.RESPONSES, grant, true).statusCode()).isEqualTo(401);

      assertThat(rig.notes.refused("openai"))
          .hasValueSatisfying(refused -> assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION));
      assertThat(rig.notes.refused("anthropic")).isEmpty();
      assertThat(rig.notes.limit("openai", before)).isEmpty();
    }
  }

  @Test
  void aLimitThatIsToldInAStreamIsNoted() throws Exception {
    String failed =
        "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"rate_limit_exceeded\","
            + "\"message\":\"Please try again in 50s.\"}}}";
    rig.responses.plays(Play.stream(List.of(ResponsesStub.event("response.failed", failed))));
    try (SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.RESPONSES, grant, true).statusCode()).isEqualTo(200);

      assertThat(rig.notes.limit("openai", before.plusSeconds(49))).isPresent();
    }
  }

  @Test
  void anAnswerNotesWhatIsUsed() throws Exception {
    rig.responses.plays(
        Play.document(
            200,
            Map.of("x-codex-primary-used-percent", "40"),
            ResponsesStub.document("completed")));
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.RESPONSES, grant, false);

      assertThat(rig.notes.use("openai"))
          .hasValueSatisfying(use -> assertThat(use.used()).isEqualTo(0.4));
    }
  }
}
