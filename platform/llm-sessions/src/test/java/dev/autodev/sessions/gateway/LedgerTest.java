package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.budget.Breach;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final BudgetScope SCOPE = new BudgetScope.Session("t1");
  private static final CallEstimate WORST = new CallEstimate("m", 300, 100, BigDecimal.ONE);

  private final Ledger ledger = new Ledger(SCOPE, TestSettings.limits(1000));

  @Test
  void callsAtOnceAreHeldToTheBudgetTogether() {
    assertThat(ledger.hold(WORST)).isEmpty();
    assertThat(ledger.hold(WORST)).isEmpty();

    assertThat(ledger.hold(WORST))
        .hasValue(
            refused(
                "session tokens: 0 used and 800 held back for calls on their way of 1000 allowed;"
                    + " the next call may use 400"));
    assertThat(ledger.denial()).isPresent();
  }

  @Test
  void holdsToItsMoneyWhatIsUsedAndWhatIsOnItsWay() {
    Ledger bounded =
        new Ledger(
            SCOPE, TestSettings.limits(10_000).with(10_000, Optional.of(new BigDecimal("2.5"))));
    assertThat(bounded.hold(WORST)).isEmpty();
    bounded.settle(WORST, new Usage(1, 1, 0, 0, new BigDecimal("0.60")));
    assertThat(bounded.hold(WORST)).isEmpty();

    assertThat(bounded.hold(WORST))
        .hasValue(
            refused(
                "session money: 0.60 USD used of 2.5 allowed; with the next call it may be 2.60"));
    bounded.release(WORST);
    assertThat(bounded.hold(WORST)).isEmpty();
  }

  @Test
  void whatACallDidNotUseIsFreeAgain() {
    ledger.hold(WORST);
    ledger.hold(WORST);
    ledger.settle(WORST, used(100, 0));
    ledger.release(WORST);

    assertThat(ledger.hold(WORST)).isEmpty();
    assertThat(ledger.hold(WORST)).isEmpty();
    assertThat(ledger.denial()).isEmpty();
  }

  @Test
  void whatIsReadFromTheCacheDoesNotCount() {
    ledger.hold(WORST);
    ledger.settle(WORST, used(0, 100_000));

    assertThat(ledger.hold(WORST)).isEmpty();
    assertThat(ledger.usage().cacheReadTokens()).isEqualTo(100_000);
  }

  @Test
  void warnsOnceWhenMostOfItIsUsed() {
    ledger.hold(WORST);
    assertThat(ledger.settle(WORST, used(799, 0))).isEmpty();
    ledger.hold(new CallEstimate("m", 1, 0, BigDecimal.ZERO));
    assertThat(ledger.settle(new CallEstimate("m", 1, 0, BigDecimal.ZERO), used(1, 0)))
        .hasValue("session tokens: 800 used of 1000 allowed");
    assertThat(ledger.settle(new CallEstimate("m", 0, 0, BigDecimal.ZERO), used(1, 0))).isEmpty();
  }

  private static Usage used(long input, long read) {
    return new Usage(input, 0, read, 0, BigDecimal.ZERO);
  }

  private static Decision.Denied refused(String words) {
    return new Decision.Refused(new Breach(SCOPE, words));
  }
}
