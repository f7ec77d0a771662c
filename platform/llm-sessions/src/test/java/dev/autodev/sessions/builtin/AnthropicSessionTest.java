package dev.autodev.sessions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.anthropic.AnthropicUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnthropicSessionTest {
  private static final String KEY = "operator-key-0123456789";

  @TempDir Path scratch;
  private final HeardLog log = new HeardLog();
  private AnthropicStub stub;

  @BeforeEach
  void open() throws IOException {
    stub = new AnthropicStub(KEY);
    log.open();
  }

  @AfterEach
  void close() {
    log.close();
    stub.close();
  }

  @Test
  void worksThroughToolTurnsAndCountsWhatTheProviderSays() throws IOException {
    stub.says(
            "[{'type': 'thinking', 'thinking': 'Look first.', 'signature': 's1'},"
                + " {'type': 'tool_use', 'id': 'u1', 'name': 'write_file',"
                + " 'input': {'path': 'a.txt', 'content': 'written'}}]")
        .says(
            "[{'type': 'tool_use', 'id': 'u2', 'name': 'bash', 'input': {'command': 'cat a.txt; env'}},"
                + " {'type': 'tool_use', 'id': 'u3', 'name': 'list_files', 'input': {}}]")
        .says("[{'type': 'text', 'text': 'I saw " + KEY + ".'}]");
    try (SessionRig rig = rig(stub.url())) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.turns() == 3)
          .matches(completed -> completed.text().equals("I saw [redacted]."));
      assertThat(outcome.usage().inputTokens()).isEqualTo(3000);
      assertThat(outcome.usage().cacheReadTokens()).isEqualTo(30);
      assertThat(outcome.usage().costUsd()).isEqualByComparingTo("0.013734");
      assertThat(rig.returned()).hasSize(3).allMatch(SessionEvent.ToolReturned::ok);
      assertThat(stub.requests.getLast().at("/messages/1/content/0/signature").asText())
          .isEqualTo("s1");
      assertThat(stub.headers).hasSize(3);
      assertKeptSecret(rig, outcome);
    }
  }

  @Test
  void waitsAsLongAsTheProviderAsks() throws IOException {
    stub.refuses(1, 429, "rate_limit_error", Map.of("retry-after", "7"))
        .refuses(1, 529, "overloaded_error", Map.of());
    try (SessionRig rig = rig(stub.url())) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
      assertKeptSecret(rig, outcome);
    }
  }

  @Test
  void endsRateLimitedWhenTheWaitIsLong() throws IOException {
    Instant before = Instant.now();
    stub.refuses(1, 429, "rate_limit_error", Map.of("retry-after", "3600"));
    try (SessionRig rig = rig(stub.url())) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.RateLimited.class))
          .matches(limited -> !limited.resetsAt().isBefore(before.plusSeconds(3600)));
    }
  }

  @Test
  void asksNoSecondTimeWithAKeyThatIsRefused() throws IOException {
    stub.refuses(1, 401, "authentication_error", Map.of());
    try (SessionRig rig = rig(stub.url())) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome).isInstanceOf(SessionOutcome.Unauthorized.class);
      assertThat(stub.requests).hasSize(1);
      assertKeptSecret(rig, outcome);
    }
  }

  @Test
  void failsForNowWhenTheProviderKeepsFailing() throws IOException {
    stub.refuses(9, 500, "api_error", Map.of());
    try (SessionRig rig = rig(stub.url())) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .extracting(SessionOutcome.Failed::reason)
          .asString()
          .contains("500", "tried 4 times");
      assertThat(stub.requests).hasSize(4);
      assertKeptSecret(rig, outcome);
    }
  }

  @Test
  void saysThatNothingAnswersAtTheAddress() throws IOException {
    URI gone = stub.url();
    stub.close();
    try (SessionRig rig = rig(gone)) {
      assertThat(failure(rig))
          .contains(gone + " cannot be reached (connection refused)", "base-url");
    }
  }

  @Test
  void carriesTheKeyToNoOtherPlace() throws IOException {
    try (AnthropicStub other = new AnthropicStub(KEY)) {
      stub.refuses(1, 307, "moved", Map.of("location", other.url() + "/v1/messages"));
      try (SessionRig rig = rig(stub.url())) {
        assertThat(failure(rig)).contains("redirect is not followed");
        assertThat(rig.pauses).isEmpty();
      }
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void waitsForTheRestOfAnAnswerOnlySoLong() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        SessionRig rig =
            rig(
                URI.create("http://127.0.0.1:" + server.getLocalPort()),
                Map.of("swarm.sessions.anthropic.timeout", "300ms"))) {
      Thread half = Thread.ofVirtual().start(() -> answerByHalf(server));

      assertThat(failure(rig)).contains("the connection was cut before an answer");

      server.close();
      half.join();
    }
  }

  @Test
  void anInterruptedSessionCutsItsCall() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        SessionRig rig = rig(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
      CompletableFuture<SessionOutcome> outcome = new CompletableFuture<>();
      Thread session = Thread.ofPlatform().start(() -> outcome.complete(rig.play()));
      try (Socket call = server.accept()) {
        call.setSoTimeout(60_000);
        assertThat(call.getInputStream().read()).isPositive();

        session.interrupt();

        assertThat(outcome.get(1, TimeUnit.MINUTES)).isInstanceOf(SessionOutcome.Interrupted.class);
        assertThat(new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .as("read to the end of the connection")
            .contains("/v1/messages");
      }
    }
  }

  private static void answerByHalf(ServerSocket server) {
    try {
      while (true) {
        Socket call = server.accept();
        call.getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private SessionRig rig(URI url) throws IOException {
    return rig(url, Map.of());
  }

  private SessionRig rig(URI url, Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("swarm.sessions.anthropic.base-url", url.toString());
    settings.put("swarm.sessions.anthropic.api-key", KEY);
    SessionsConfig.Anthropic anthropic = TestSettings.of(settings).anthropic();
    return new SessionRig(scratch, vertx -> new AnthropicUpstream(vertx, anthropic), KEY);
  }

  private static String failure(SessionRig rig) {
    SessionOutcome outcome = rig.play();
    assertThat(outcome).isInstanceOf(SessionOutcome.Failed.class);
    return ((SessionOutcome.Failed) outcome).reason();
  }

  private void assertKeptSecret(SessionRig rig, SessionOutcome outcome) throws IOException {
    assertThat(stub.headers).allMatch(sent -> List.of(KEY).equals(sent.get("x-api-key")));
    assertThat(stub.requests.toString()).doesNotContain("x-api-key");
    assertThat(List.of(outcome.toString(), rig.events.toString(), log.text()))
        .allSatisfy(text -> assertThat(text).doesNotContain(KEY));
    try (Stream<Path> files = Files.walk(scratch)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(KEY));
    }
  }
}
