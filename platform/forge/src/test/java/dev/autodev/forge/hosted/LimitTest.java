package dev.autodev.forge.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static MultivaluedMap<String, Object> headers(String... pairs) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.add(pairs[i], pairs[i + 1]);
    }
    return headers;
  }

  private static Limit reached(Duration wait) {
    return new Limit(true, Optional.of(wait));
  }

  @Test
  void whatIsNoLimitIsNone() {
    assertThat(Limit.of(403, headers("X-RateLimit-Remaining", "17"), "Forbidden"))
        .isEqualTo(new Limit(false, Optional.empty()));
    assertThat(Limit.of(404, headers("X-RateLimit-Remaining", "0"), "Not Found").reached())
        .isFalse();
    assertThat(Limit.of(503, headers("Retry-After", "5"), ""))
        .isEqualTo(new Limit(false, Optional.of(Duration.ofSeconds(5))));
  }

  @Test
  void aPlainRefusalForTooManyTellsNoTime() {
    assertThat(Limit.of(429, headers(), "Retry later"))
        .isEqualTo(new Limit(true, Optional.empty()));
  }

  @Test
  void waitsAsLongAsItIsTold() {
    assertThat(Limit.of(429, headers("retry-after", "7"), ""))
        .isEqualTo(reached(Duration.ofSeconds(7)));
    assertThat(Limit.of(403, headers("Retry-After", "7"), ""))
        .isEqualTo(reached(Duration.ofSeconds(7)));
  }

  @Test
  void waitsUntilTheResetByTheForgesClock() {
    String[] used = {
      "Date", "Thu, 01 Jan 1970 00:10:00 GMT", "x-ratelimit-remaining", "0", "x-ratelimit-reset"
    };

    assertThat(Limit.of(403, with(used, "630"), "")).isEqualTo(reached(Duration.ofSeconds(30)));
    assertThat(Limit.of(429, with(used, "590"), "")).isEqualTo(reached(Duration.ZERO));
  }

  private static MultivaluedMap<String, Object> with(String[] headers, String reset) {
    MultivaluedMap<String, Object> all = headers(Arrays.copyOf(headers, 4));
    all.add(headers[4], reset);
    return all;
  }

  @Test
  void aSecondaryLimitThatTellsNoTimeIsAMinute() {
    assertThat(Limit.of(403, headers(), "You have exceeded a secondary rate limit."))
        .isEqualTo(reached(Duration.ofMinutes(1)));
  }
}
