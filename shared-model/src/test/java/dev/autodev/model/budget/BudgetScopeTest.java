package dev.autodev.model.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetScopeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Test
  void readsWhatItWrites() {
    var scopes =
        BudgetScope.of(DAY, "builder", Optional.of("group/sample"), Optional.of("w1"), "t1");

    assertThat(scopes)
        .extracting(BudgetScope::wire)
        .containsExactly(
            "day/2026-11-26",
            "role/2026-11-26/builder",
            "repository/2026-11-26/group/sample",
            "workflow/w1",
            "task/t1");
    assertThat(scopes).extracting(scope -> BudgetScope.of(scope.wire())).isEqualTo(scopes);
    assertThat(BudgetScope.of("session/t1")).isEqualTo(new BudgetScope.Session("t1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "day", "day/today", "week/2026-11-26", "task/", "role/builder/x"})
  void refusesWhatIsNone(String wire) {
    assertThatThrownBy(() -> BudgetScope.of(wire)).isInstanceOf(InvalidModelException.class);
  }

  @Test
  void whatHasNoLimitIsNotExtended() {
    BudgetLimit onlyTokens = new BudgetLimit(1_000, 0);

    assertThat(onlyTokens.plus(new BudgetLimit(500, 7))).isEqualTo(new BudgetLimit(1_500, 0));
    assertThat(onlyTokens.words()).isEqualTo("1,000 tokens");
    assertThat(BudgetLimit.of(1_000, new BigDecimal("5")).words())
        .isEqualTo("1,000 tokens and 5.00 USD");
  }

  @Test
  void countsAllTokensButThoseFromTheCacheAndRoundsMoneyUp() {
    assertThat(BudgetLimit.counted(new Usage(1, 2, 4, 8, BigDecimal.ZERO))).isEqualTo(11);
    assertThat(BudgetLimit.micros(new BigDecimal("0.0000011"))).isEqualTo(2);
  }
}
