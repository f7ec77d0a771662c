package dev.autodev.sessions.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.limits.ProviderRefused.Kind;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration UNKNOWN = Duration.ofSeconds(30);

  private final NoteReader reader =
      new NoteReader(
          "anthropic",
          "m",
          text -> text.replace("secret", "[redacted]"),
          Clock.fixed(NOW, ZoneOffset.UTC),
          UNKNOWN);

  @ParameterizedTest
  @CsvSource({
    "retry-after, 90, 2026-11-26T12:01:30Z",
    "retry-after, 'Thu, 26 Nov 2026 13:00:00 GMT', 2026-11-26T13:00:00Z",
    "retry-after-ms, 1500, 2026-11-26T12:00:01.500Z"
  })
  void readsWhenToComeBack(String header, String value, Instant reset) {
    assertThat(limit(Map.of(header, value)))
        .extracting(ProviderLimit::resetsAt, ProviderLimit::told)
        .containsExactly(reset, true);
  }

  @Test
  void readsTheWindowOfAPlan() {
    ProviderLimit limit =
        limit(
            Map.of(
                "anthropic-ratelimit-unified-status", "rejected",
                "anthropic-ratelimit-unified-reset", "1795180694",
                "anthropic-ratelimit-unified-5h-utilization", "1.02",
                "retry-after", "5"));

    assertThat(limit.resetsAt()).isEqualTo(Instant.ofEpochSecond(1_795_180_694));
    assertThat(limit.used()).hasValue(1.02);
  }

  @Test
  void readsTheBucketsThatAreEmpty() {
    assertThat(
            limit(
                    Map.of(
                        "anthropic-ratelimit-requests-remaining", "0",
                        "anthropic-ratelimit-requests-reset", "2026-11-26T12:00:20Z",
                        "anthropic-ratelimit-tokens-remaining", "5",
                        "anthropic-ratelimit-tokens-reset", "2026-11-26T12:09:00Z"))
                .resetsAt())
        .isEqualTo(NOW.plusSeconds(20));
    assertThat(
            limit(
                    Map.of(
                        "x-ratelimit-remaining-tokens", "0",
                        "x-ratelimit-reset-tokens", "6m0.5s"))
                .resetsAt())
        .isEqualTo(NOW.plusMillis(360_500));
  }

  @Test
  void readsTheUsageLimitOfAPlanFromTheBodyAndTheHeaders() {
    String body =
        "{\"error\":{\"type\":\"usage_limit_reached\",\"message\":\"secret\",\"resets_at\":1795180694}}";
    ProviderLimit limit = (ProviderLimit) error(429, Map.of(), body).orElseThrow();
    assertThat(limit.resetsAt()).isEqualTo(Instant.ofEpochSecond(1_795_180_694));
    assertThat(limit.reason()).contains("usage_limit_reached", "[redacted]");

    assertThat(
            limit(
                    Map.of(
                        "x-codex-primary-used-percent", "100",
                        "x-codex-primary-reset-at", "1795180694",
                        "x-codex-secondary-used-percent", "40",
                        "x-codex-secondary-reset-at", "1795999999"))
                .resetsAt())
        .isEqualTo(Instant.ofEpochSecond(1_795_180_694));
  }

  @Test
  void takesTheTightestWindowOfAPlanThatSaysItIsUsedUpWhateverItsPercentAre() {
    Map<String, String> rounded =
        Map.of(
            "x-codex-primary-used-percent", "99",
            "x-codex-primary-reset-at", "1795180694",
            "x-codex-secondary-used-percent", "40",
            "x-codex-secondary-reset-at", "1795999999");
    ProviderLimit limit =
        (ProviderLimit)
            error(429, rounded, "{\"error\":{\"type\":\"usage_limit_reached\"}}").orElseThrow();

    assertThat(limit.resetsAt()).isEqualTo(Instant.ofEpochSecond(1_795_180_694));
    assertThat(limit(rounded).told()).as("another 429 is none of the plan").isFalse();
  }

  @Test
  void aLimitWithoutATimeHoldsForTheLongestWaitOfOurs() {
    assertThat(limit(Map.of("retry-after", "soon")))
        .extracting(ProviderLimit::resetsAt, ProviderLimit::told)
        .containsExactly(NOW.plus(UNKNOWN), false);
    assertThat(error(529, Map.of(), "")).get().isInstanceOf(ProviderLimit.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, '', AUTHENTICATION",
    "403, '', AUTHENTICATION",
    "402, '', BILLING",
    "429, insufficient_quota, BILLING",
    "400, billing_error, BILLING"
  })
  void keyAndAccountAreForAPerson(int status, String code, Kind kind) {
    assertThat(error(status, Map.of(), "{\"error\":{\"code\":\"" + code + "\"}}"))
        .get()
        .isInstanceOfSatisfying(
            ProviderRefused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  @Test
  void anEmptyCreditIsTheAccountToo() {
    String body =
        "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is too low\"}}";

    assertThat(error(400, Map.of(), body)).get().isInstanceOf(ProviderRefused.class);
  }

  @ParameterizedTest
  @CsvSource({"400", "404", "500", "502"})
  void otherErrorsSayNothingAboutLimits(int status) {
    assertThat(error(status, Map.of("retry-after", "9"), "{\"error\":{}}")).isEmpty();
  }

  @Test
  void readsALimitThatIsToldInAStream() {
    ProviderLimit limit =
        (ProviderLimit)
            reader
                .ofEvent(
                    json(
                        "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":"
                            + "\"rate_limit_exceeded\",\"message\":\"Please try again in 1.5s.\"}}}"))
                .orElseThrow();
    assertThat(limit.resetsAt()).isEqualTo(NOW.plusMillis(1500));
    assertThat(
            reader.ofEvent(json("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}")))
        .get()
        .isInstanceOf(ProviderLimit.class);
    assertThat(reader.ofEvent(json("{\"type\":\"message_stop\"}"))).isEmpty();
  }

  @Test
  void whatIsUsedIsANoteAndNoLimit() {
    ProviderUse use =
        (ProviderUse)
            reader
                .ofAnswer(
                    headers(
                        Map.of(
                            "x-codex-primary-used-percent", "92.5",
                            "x-codex-primary-reset-at", "1795180694",
                            "x-codex-secondary-used-percent", "10")))
                .orElseThrow();
    assertThat(use.window()).isEqualTo("primary");
    assertThat(use.used()).isEqualTo(0.925);
    assertThat(use.resetsAt()).hasValue(Instant.ofEpochSecond(1_795_180_694));
    assertThat(reader.ofAnswer(headers(Map.of()))).isEmpty();

    NotesInMemory notes = new NotesInMemory();
    notes.note(use);
    assertThat(notes.limit("anthropic", NOW)).isEmpty();
    assertThat(notes.use("anthropic")).hasValue(use);
  }

  @Test
  void aNotedLimitHoldsUntilItsResetAndTheLongerOneWins() {
    NotesInMemory notes = new NotesInMemory();
    notes.note(limit(Map.of("retry-after", "60")));
    notes.note(limit(Map.of("retry-after", "5")));

    assertThat(notes.limit("anthropic", NOW.plusSeconds(59))).isPresent();
    assertThat(notes.limit("anthropic", NOW.plusSeconds(60))).isEmpty();
    assertThat(notes.limit("openai", NOW)).isEmpty();
  }

  private ProviderLimit limit(Map<String, String> headers) {
    return (ProviderLimit) error(429, headers, "{}").orElseThrow();
  }

  private Optional<ProviderNote> error(int status, Map<String, String> headers, String body) {
    return reader.ofError(status, headers(headers), json(body));
  }

  private static MultiMap headers(Map<String, String> headers) {
    return MultiMap.caseInsensitiveMultiMap().addAll(headers);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
