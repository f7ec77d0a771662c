package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.openai.ResponsesStub;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Play;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassThroughTest {
  @TempDir Path run;
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
  void aRequestArrivesByteForByteWithAllItsHeadersButTheCredential() throws Exception {
    String odd =
        "{ \"model\" : \"claude-sonnet-4-5\", \"max_tokens\": 1e1,\n\"unknown\": {\"ünï\": 1.50},"
            + " \"messages\":[{\"role\":\"user\",\"content\":\"\\u00e9\"}] }";
    try (SessionGrant grant = rig.grant()) {
      rig.post(
          "/v1/messages?beta=true",
          grant.token(),
          odd,
          Map.of("anthropic-beta", "b1,b2", "x-unknown", "kept", "x-api-key", grant.token()));

      assertThat(rig.anthropic.bodies).containsExactly(odd);
      assertThat(rig.anthropic.asked.getFirst()).hasToString("/v1/messages?beta=true");
      assertThat(rig.anthropic.headers.getFirst().get("anthropic-beta")).containsExactly("b1,b2");
      assertThat(rig.anthropic.headers.getFirst().get("x-unknown")).containsExactly("kept");
      assertThat(rig.anthropic.headers.getFirst().get("x-api-key")).containsExactly(GatewayRig.KEY);
      assertThat(rig.anthropic.headers.getFirst().toString()).doesNotContain(grant.token());
    }
  }

  @Test
  void aRotatedKeyIsSentWithTheNextCall() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      rig.call(Protocol.MESSAGES, grant, false);
      rig.rotated.put("swarm.sessions.anthropic.api-key", "rotated-key");
      rig.rotated.put("swarm.sessions.openai.api-key", "rotated-key");
      rig.call(Protocol.MESSAGES, grant, false);
      rig.call(Protocol.RESPONSES, grant, false);

      assertThat(rig.anthropic.headers)
          .extracting(headers -> headers.getFirst("x-api-key"))
          .startsWith(GatewayRig.KEY, "rotated-key");
      assertThat(rig.responses.headers.getFirst().getFirst("authorization"))
          .isEqualTo("Bearer rotated-key");
    }
  }

  @Test
  void aStreamArrivesByteForByteInBothApis() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      assertThat(rig.call(Protocol.MESSAGES, grant, true).body())
          .isEqualTo(String.join("", AnthropicStub.EVENTS));
      HttpResponse<String> response = rig.call(Protocol.RESPONSES, grant, true);
      assertThat(response.body()).isEqualTo(String.join("", ResponsesStub.EVENTS));
      assertThat(response.headers().firstValue("content-type"))
          .hasValue("text/event-stream; charset=utf-8");
      assertThat(response.headers().firstValue("request-id")).hasValue("req_1");
    }
  }

  @Test
  void aWholeAnswerArrivesByteForByteInBothApis() throws Exception {
    String odd = "{\"usage\":  {\"output_tokens\": 1},\"ünï\": 1.50}\n";
    rig.anthropic.plays(Play.document(200, Map.of("x-unknown", "kept"), odd));
    try (SessionGrant grant = rig.grant()) {
      HttpResponse<String> message = rig.call(Protocol.MESSAGES, grant, false);
      assertThat(message.body()).isEqualTo(odd);
      assertThat(message.headers().firstValue("x-unknown")).hasValue("kept");
      assertThat(rig.call(Protocol.RESPONSES, grant, false).body())
          .isEqualTo(ResponsesStub.document("completed"));
    }
  }

  @Test
  void anErrorArrivesAsTheProviderToldIt() throws Exception {
    String told = "{\"type\":\"error\",\"error\":{\"type\":\"refusal_of_the_future\"}}";
    rig.anthropic.plays(Play.document(418, Map.of("retry-after", "7"), told));
    try (SessionGrant grant = rig.grant()) {
      HttpResponse<String> answer = rig.call(Protocol.MESSAGES, grant, true);

      assertThat(answer.statusCode()).isEqualTo(418);
      assertThat(answer.body()).isEqualTo(told);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
    }
  }

  @Test
  void eachPieceIsPassedOnBeforeTheNextOneComes() throws Exception {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    rig.anthropic.plays(Play.stalledStream(List.of("data: first\n\n"), mayGoOn, gone));
    SessionGrant grant = rig.grant();
    try (InputStream body = rig.stream(Protocol.MESSAGES, grant).body()) {
      assertThat(new String(body.readNBytes(13), StandardCharsets.UTF_8))
          .isEqualTo("data: first\n\n");
      mayGoOn.countDown();
      assertThat(new String(body.readNBytes(8), StandardCharsets.UTF_8)).isEqualTo(": beat\n\n");
    } finally {
      gone.countDown();
      grant.close();
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheCallOfTheProvider() throws Exception {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    rig.responses.plays(Play.stalledStream(ResponsesStub.EVENTS.subList(0, 1), mayGoOn, gone));
    SessionGrant grant = rig.grant();
    try (InputStream body = rig.stream(Protocol.RESPONSES, grant).body()) {
      assertThat(body.read()).isPositive();
    }
    mayGoOn.countDown();

    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    assertUnknown(grant, "abandoned");
  }

  @Test
  void aSessionThatEndsCutsItsCall() throws Exception {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    rig.anthropic.plays(Play.stalledStream(AnthropicStub.EVENTS.subList(0, 1), mayGoOn, gone));
    SessionGrant grant = rig.grant();
    try (InputStream body = rig.stream(Protocol.MESSAGES, grant).body()) {
      assertThat(body.read()).isPositive();

      grant.close();

      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    mayGoOn.countDown();
    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    assertUnknown(grant, "abandoned");
  }

  @Test
  void aProviderThatBreaksInTheMiddleBreaksTheClientToo() throws Exception {
    rig.anthropic.plays(Play.brokenStream(AnthropicStub.EVENTS.subList(0, 5)));
    SessionGrant grant = rig.grant();
    try (InputStream body = rig.stream(Protocol.MESSAGES, grant).body()) {
      String all = String.join("", AnthropicStub.EVENTS.subList(0, 5));
      int length = all.getBytes(StandardCharsets.UTF_8).length;
      assertThat(new String(body.readNBytes(length), StandardCharsets.UTF_8)).isEqualTo(all);
      assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }
    await().until(() -> grant.ledger().usage().inputTokens() > 0);
    assertThat(grant.ledger().usage().inputTokens()).isEqualTo(7);
    assertThat(grant.ledger().usage().outputTokens()).isEqualTo(100);
    assertUnknown(grant, "cut");
  }

  @Test
  void aStreamThatBreaksBetweenItsChunksGetsNoEndOfOurs() throws Exception {
    try (ServerSocket provider = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        GatewayRig broken =
            new GatewayRig(
                run.resolve("broken"),
                new NoBudgets(),
                Map.of(
                    "swarm.sessions.anthropic.base-url",
                    "http://127.0.0.1:" + provider.getLocalPort()))) {
      Thread half = Thread.ofVirtual().start(() -> oneChunk(provider));
      try (SessionGrant grant = broken.grant();
          InputStream body = broken.stream(Protocol.MESSAGES, grant).body()) {
        assertThat(new String(body.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("data:");
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
      }
      half.join();
    }
  }

  private static void oneChunk(ServerSocket provider) {
    try (Socket call = provider.accept()) {
      call.setSoTimeout(20_000);
      InputStream request = call.getInputStream();
      StringBuilder seen = new StringBuilder();
      while (seen.indexOf("Hi") < 0) {
        seen.append((char) request.read());
      }
      call.getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n5\r\ndata:\r\n"
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aProviderThatBreaksBeforeItsAnswerBreaksTheClientToo() throws Exception {
    rig.responses.plays(Play.cut());
    SessionGrant grant = rig.grant();

    assertThatThrownBy(() -> rig.call(Protocol.RESPONSES, grant, true))
        .isInstanceOf(IOException.class);

    assertUnknown(grant, "cut");
  }

  @Test
  void anEventThatIsNoJsonIsPassedOnAndCounted() throws Exception {
    List<String> events = List.of("data: {broken\n\n", "data: [DONE]\n\n");
    rig.responses.plays(Play.stream(events));
    SessionGrant grant = rig.grant();

    assertThat(rig.call(Protocol.RESPONSES, grant, true).body()).isEqualTo(String.join("", events));

    grant.close();
    JsonNode record = rig.recorded("t1").getFirst();
    assertThat(record.path("malformedEvents").asInt()).isEqualTo(2);
    assertThat(record.at("/events/0/text").asText()).isEqualTo("{broken");
  }

  @Test
  void aClientThatReadsSlowlySlowsTheProviderDown() throws Exception {
    String comment = ": " + "x".repeat(100_000) + "\n\n";
    int comments = 640;
    AtomicInteger sent = new AtomicInteger();
    rig.anthropic.plays(
        exchange -> {
          exchange.getResponseHeaders().set("content-type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          for (int each = 0; each < comments; each++) {
            exchange.getResponseBody().write(comment.getBytes(StandardCharsets.US_ASCII));
            sent.incrementAndGet();
          }
        });
    try (SessionGrant grant = rig.grant();
        InputStream body = rig.stream(Protocol.MESSAGES, grant).body()) {
      AtomicInteger before = new AtomicInteger();
      await()
          .during(Duration.ofMillis(500))
          .until(() -> sent.get() > 0 && sent.get() == before.getAndSet(sent.get()));
      assertThat(sent.get()).as("what the buffers on the way hold").isLessThan(comments / 2);

      long length = 0;
      byte[] piece = new byte[65536];
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        length += read;
      }
      assertThat(length).isEqualTo((long) comments * comment.length());
    }
  }

  /** Charged with the worst, and the record says that it is not known. */
  private void assertUnknown(SessionGrant grant, String end) throws IOException {
    await().until(() -> grant.ledger().usage().totalTokens() > 0);
    grant.close();
    JsonNode record = rig.recorded("t1").getFirst();
    assertThat(record.path("end").asText()).isEqualTo(end);
    assertThat(record.at("/usage/known").asBoolean(true)).isFalse();
    assertThat(record.at("/usage/outputTokens").asLong()).isEqualTo(100);
    assertThat(grant.ledger().usage().outputTokens()).isEqualTo(100);
  }
}
