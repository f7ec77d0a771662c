package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.protocol.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesTest {
  private static final Tokens EACH = new Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000);

  private final Prices prices =
      new Prices(
          TestSettings.of(
                  Map.of(
                      "swarm.sessions.prices.small.input", "1",
                      "swarm.sessions.prices.small.output", "2",
                      "swarm.sessions.prices.small.cache-write", "40",
                      "swarm.sessions.prices.small-but-new.input", "3",
                      "swarm.sessions.prices.small-but-new.output", "5",
                      "swarm.sessions.prices.small-but-new.cache-read", "10"))
              .prices());

  @Test
  void theLongestNameThatAModelBeginsWithHasItsPrice() {
    assertThat(prices.of("small-2027-01-01", EACH).costUsd()).isEqualByComparingTo("43");
    assertThat(prices.of("small-but-new-2", EACH).costUsd()).isEqualByComparingTo("18");
  }

  @Test
  void aModelWithoutAPriceCostsTheDearestOfEachPart() {
    Prices none = new Prices(Map.of());

    assertThat(prices.of("unheard-of", EACH).costUsd())
        .isGreaterThanOrEqualTo(prices.of("small", EACH).costUsd())
        .isGreaterThanOrEqualTo(prices.of("small-but-new", EACH).costUsd());
    assertThat(prices.worst("unheard-of", 1_000_000, 1_000_000).costUsd())
        .isGreaterThanOrEqualTo(prices.worst("small", 1_000_000, 1_000_000).costUsd());
    assertThat(none.of("unheard-of", EACH).costUsd()).isZero();
  }

  @Test
  void knowsTheOwnPricesOfTheModelThatCodexAsksFor() {
    String model = TestSettings.of(Map.of()).models().getOrDefault("codex", "");
    Prices known = new Prices(TestSettings.of(Map.of()).prices());

    assertThat(known.of(model, new Tokens(1_000_000, 0, 0, 0)).costUsd()).isEqualByComparingTo("5");
    assertThat(known.of(model + "-pro", EACH).costUsd())
        .isGreaterThan(known.of(model, EACH).costUsd());
  }
}
