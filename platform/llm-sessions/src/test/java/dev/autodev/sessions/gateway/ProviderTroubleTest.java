package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Play;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTroubleTest {
  @TempDir Path run;

  @Test
  void aProviderThatSaysNothingIsGivenUpWithAReasonAndTheWorstCharge() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (GatewayRig rig = rig(Map.of("swarm.sessions.openai.timeout", "300ms"));
        SessionGrant grant = rig.grant()) {
      rig.responses.plays(exchange -> await(over));

      HttpResponse<String> answer = rig.call(Protocol.RESPONSES, grant, true);

      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.body()).contains("did not answer in time");
      assertThat(grant.ledger().usage().outputTokens()).isEqualTo(100);
    } finally {
      over.countDown();
    }
  }

  @Test
  void aStreamThatStallsIsCut() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (GatewayRig rig = rig(Map.of("swarm.sessions.anthropic.timeout", "300ms"));
        SessionGrant grant = rig.grant()) {
      rig.anthropic.plays(Play.stalledStream(AnthropicStub.EVENTS.subList(0, 2), over, over));
      try (InputStream body = rig.stream(Protocol.MESSAGES, grant).body()) {
        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
      }
    } finally {
      over.countDown();
    }
  }

  @Test
  void whatCannotBeTrustedGetsNoKey() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        GatewayRig rig =
            rig(
                Map.of(
                    "swarm.sessions.openai.base-url",
                    "https://127.0.0.1:" + plain.getLocalPort()));
        SessionGrant grant = rig.grant()) {
      StringBuffer heard = new StringBuffer();
      Thread.ofVirtual().start(() -> answerInTheClear(plain, heard, over));

      HttpResponse<String> answer = rig.call(Protocol.RESPONSES, grant, true);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("no safe connection", "swarm.sessions.openai.base-url");
      assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).isNotEmpty().doesNotContain(GatewayRig.KEY);
    }
  }

  @Test
  void aPlaceWhereNobodyListensIsCalledThat() throws Exception {
    try (GatewayRig rig = rig(Map.of("swarm.sessions.openai.base-url", "http://127.0.0.1:1"));
        SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.RESPONSES, grant, true).body())
          .contains("http://127.0.0.1:1 cannot be reached (connection refused)");
    }
  }

  private static void answerInTheClear(
      ServerSocket server, StringBuffer heard, CountDownLatch over) {
    try (Socket call = server.accept()) {
      call.setSoTimeout(20_000);
      call.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      heard.append(new String(call.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      heard.append(e);
    } finally {
      over.countDown();
    }
  }

  @Test
  void aPlansTokenGoesAsABearerWithTheBetaItNeeds() throws Exception {
    Map<String, String> plan =
        Map.of(
            "swarm.sessions.anthropic.api-key",
            "",
            "swarm.sessions.anthropic.plan-token",
            GatewayRig.KEY);
    try (GatewayRig rig = rig(plan);
        SessionGrant grant = rig.grant()) {
      for (String beta : List.of("b1", "b1,oauth-2025-04-20")) {
        Map<String, String> headers = Map.of("anthropic-beta", beta);
        String body = GatewayRig.body(Protocol.MESSAGES, true);
        assertThat(rig.post("/v1/messages", grant.token(), body, headers).statusCode())
            .isEqualTo(200);
      }

      assertThat(rig.anthropic.headers)
          .allSatisfy(sent -> assertThat(sent.get("x-api-key")).isNull())
          .allSatisfy(
              sent ->
                  assertThat(sent.get("authorization"))
                      .containsExactly("Bearer " + GatewayRig.KEY));
      assertThat(rig.anthropic.headers.get(0).get("anthropic-beta"))
          .containsExactlyInAnyOrder("b1", "oauth-2025-04-20");
      assertThat(rig.anthropic.headers.get(1).get("anthropic-beta"))
          .containsExactly("b1,oauth-2025-04-20");
    }
  }

  private GatewayRig rig(Map<String, String> settings) {
    return new GatewayRig(run, new NoBudgets(), settings);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
