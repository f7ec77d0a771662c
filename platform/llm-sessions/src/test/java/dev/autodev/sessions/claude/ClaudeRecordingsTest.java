package dev.autodev.sessions.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Recordings;
import dev.autodev.sessions.client.Recordings.Heard;
import dev.autodev.sessions.client.RecordingsContract;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.Prices;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaudeRecordingsTest extends RecordingsContract {

  private static final Prices PRICES = new Prices(Map.of());

  ClaudeRecordingsTest() {
    super("claude");
    expect(
        "done",
        "429-twice-then-ok 529-twice-then-ok bare bare-mcp-schema disconnect-once json-output"
            + " max-tokens mcp mcp-down no-persist nobody-skip parallel-tools partial-messages"
            + " plain-text root-acceptEdits root-acceptEdits-allow root-allow-settings root-default"
            + " root-dontAsk-allow root-tools-limited session-continue session-first session-resume"
            + " session-resume-fork stall-default stdin-left-open stream-input-two-prompts"
            + " stream-overloaded-once structured-missing subagent success-tools tools-small"
            + " unified-warning-oauth");
    expect("result", "structured structured-bad-first");
    expect(
        "limited",
        "429 429-after-tools 429-max-retries-2 429-oauth-short 429-retry-after-3600"
            + " 429-unified-apikey auth-token");
    expect("limited until", "429-unified-oauth");
    expect("refused", "400-credit 401 401-no-retry 401-oauth 403 no-key");
    expect(
        "broken, may pass",
        "500 529 connection-refused disconnect disconnect-no-fallback fallback-model"
            + " hang-api-timeout sigint-daemon-child sigint-in-tool sigkill-in-tool"
            + " sigterm-daemon-child sigterm-group-in-tool sigterm-in-hang sigterm-in-retry"
            + " sigterm-in-tool session-resume-unknown text-output");
    expect(
        "broken for good",
        "400-toolong budget max-turns refusal root-bypass-noenv root-skip-noenv session-id-reuse");
  }

  @Test
  void aPlanTellsWhenItsLimitEnds() throws IOException {
    Recordings.of("claude");

    assertThat(hear("429-unified-oauth").verdict())
        .isInstanceOfSatisfying(
            Verdict.Limited.class,
            limited ->
                assertThat(limited.resetsAt()).hasValue(Instant.ofEpochSecond(1_795_180_694L)));
  }

  @Test
  void toolsAreHeardOfWhenTheyBeginAndEnd() throws IOException {
    Recordings.of("claude");
    Heard heard = hear("parallel-tools");

    assertThat(heard.all(ClientEvent.Answered.class)).hasSize(2);
    assertThat(heard.all(ClientEvent.ToolBegan.class))
        .extracting(ClientEvent.ToolBegan::tool)
        .containsExactly("Bash", "Bash");
    assertThat(heard.all(ClientEvent.ToolEnded.class))
        .extracting(ClientEvent.ToolEnded::id)
        .containsExactlyInAnyOrderElementsOf(
            heard.all(ClientEvent.ToolBegan.class).stream()
                .map(ClientEvent.ToolBegan::id)
                .toList());
  }

  @Test
  void theStreamedAnswerTellsWhatItUsed() throws IOException {
    Recordings.of("claude");

    assertThat(hear("partial-messages").all(ClientEvent.Used.class))
        .singleElement()
        .matches(used -> used.usage().inputTokens() > 0 && used.usage().outputTokens() > 1);
  }

  @Override
  protected Dialect dialect() {
    return new ClaudeDialect(PRICES);
  }

  @Override
  protected int unknownIn(String name) {
    return name.equals("text-output") ? 1 : 0;
  }
}
