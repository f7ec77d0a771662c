package dev.autodev.sessions.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Recordings;
import dev.autodev.sessions.client.Recordings.Heard;
import dev.autodev.sessions.client.RecordingsContract;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.Prices;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodexRecordingsTest extends RecordingsContract {

  private static final Instant RECORDED = Instant.parse("2026-11-20T11:59:00Z");
  private static final Prices PRICES = new Prices(Map.of());

  CodexRecordingsTest() {
    super("codex");
    expect(
        "done",
        "429-twice-then-ok 529-twice-then-ok builtin-openai-provider config-toml disconnect-once"
            + " ephemeral limits-in-headers mcp mcp-codemode mcp-down mcp-token-env-missing"
            + " mcp-unknown-model nobody parallel-tools plain-text resume resume-last"
            + " sandbox-default sandbox-workspace-write stall-idle-timeout stream-ratelimit-once"
            + " structured structured-bad-first success-tools success-tools-codemode"
            + " success-tools-unknown-model");
    expect("limited", "429 429-noretry-3600");
    expect("limited until", "429-usage-limit 429-usage-limit-3days 429-usage-limit-no-headers");
    expect("refused", "401 401-noretry 403 quota");
    expect(
        "broken, may pass",
        "429-retry-after-3600 500 500-noretry builtin-openai-env disconnect endless-sigint"
            + " hang-idle-timeout overloaded-once sigint-daemon-child sigint-in-hang sigint-in-tool"
            + " sigkill-in-tool sigterm-daemon-child sigterm-group sigterm-in-hang sigterm-in-tool"
            + " stdin-left-open");
    expect(
        "broken for good",
        "duplicate-flag mcp-down-required nokey not-a-git-repo resume-unknown unknown-config");
  }

  @Test
  void aPlanTellsWhenItsLimitEndsByTheClockOrTheCalendar() throws IOException {
    Recordings.of("codex");

    assertThat(resetOf("429-usage-limit")).isEqualTo("2026-11-20T13:05:00Z");
    assertThat(resetOf("429-usage-limit-3days")).isEqualTo("2026-11-23T11:38:00Z");
  }

  @Test
  void aPlainRefusalIsHeardOfBeforeTheClientSleepsOnIt() throws IOException {
    Recordings.of("codex");

    assertThat(hear("429-retry-after-3600").all(ClientEvent.Retrying.class))
        .singleElement()
        .matches(retrying -> retrying.trouble() == ClientEvent.Trouble.LIMITED);
  }

  @Test
  void whatIsUsedAfterAResumptionIsNotCountedTwice() throws IOException {
    Recordings.of("codex");
    CodexDialect dialect = dialect();
    long first = outputTokens(Recordings.hear("codex", "success-tools", dialect));
    dialect.startAnew();
    long second = outputTokens(Recordings.hear("codex", "resume", dialect));

    assertThat(first).isEqualTo(120);
    assertThat(second).isEqualTo(20);
  }

  private static long outputTokens(Heard heard) {
    return heard.all(ClientEvent.Used.class).getLast().usage().outputTokens();
  }

  private Instant resetOf(String name) throws IOException {
    return ((Verdict.Limited) hear(name).verdict()).resetsAt().orElseThrow();
  }

  @Override
  protected CodexDialect dialect() {
    Clock clock = Clock.fixed(RECORDED, ZoneOffset.UTC);
    return new CodexDialect(new CodexUsage(PRICES, "gpt-5.5"), clock);
  }
}
