package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class WatchTest {

  private static final SessionLimits LIMITS =
      new SessionLimits(Duration.ofMinutes(60), Duration.ofMinutes(5), 2, 1000);

  private final MutableClock clock = MutableClock.epochUTC();
  private final Watch watch = new Watch(LIMITS, Duration.ofMinutes(20), clock);

  @Test
  void waitsForTheModelAsLongAsItMayBeSilent() {
    clock.add(Duration.ofMinutes(4));
    assertThat(watch.objection()).isEmpty();
    assertThat(watch.patience()).isEqualTo(Duration.ofMinutes(1));

    clock.add(Duration.ofMinutes(1));
    assertThat(watch.objection())
        .isEqualTo(broken("nothing was heard of the model for 300 s", true));
  }

  @Test
  void waitsLongerWhileAToolIsAtWork() {
    begin("t1");
    clock.add(Duration.ofMinutes(19));
    assertThat(watch.objection()).isEmpty();

    clock.add(Duration.ofMinutes(1));
    assertThat(watch.objection())
        .isEqualTo(broken("nothing was heard of the tools at work (Bash) for 1200 s", true));
  }

  @Test
  void waitsForTheModelAgainOnceAllToolsHaveEnded() {
    begin("t1");
    begin("t2");
    clock.add(Duration.ofMinutes(10));
    watch.heard();
    end("t1");
    clock.add(Duration.ofMinutes(10));
    assertThat(watch.objection()).isEmpty();

    watch.heard();
    end("t2");
    clock.add(Duration.ofMinutes(5));
    assertThat(watch.objection()).isPresent();
  }

  @Test
  void boundsTheWholeSessionHoweverMuchIsHeard() {
    for (int minute = 0; minute < 60; minute++) {
      assertThat(watch.objection()).isEmpty();
      clock.add(Duration.ofMinutes(1));
      watch.heard();
    }
    assertThat(watch.objection()).isEqualTo(broken("the session's total time is used up", true));
    assertThat(watch.patience()).isPositive();
  }

  @Test
  void letsTheLastTurnEnd() {
    watch.note(new ClientEvent.Answered());
    watch.note(new ClientEvent.Answered());
    assertThat(watch.objection()).isEmpty();

    watch.note(new ClientEvent.Answered());
    assertThat(watch.objection())
        .isEqualTo(broken("used up its 2 turns before it was done", false));
  }

  private void begin(String id) {
    watch.note(new ClientEvent.ToolBegan(id, "Bash", JsonNodeFactory.instance.objectNode()));
  }

  private void end(String id) {
    watch.note(new ClientEvent.ToolEnded(id, true, ""));
  }

  private static Optional<Verdict> broken(String reason, boolean retryable) {
    return Optional.of(new Verdict.Broken(reason, retryable));
  }
}
