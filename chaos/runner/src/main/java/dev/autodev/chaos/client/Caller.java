package dev.autodev.chaos.client;

import dev.autodev.chaos.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Repeats a call until it is answered; what is no answer and no request to wait is an error. */
final class Caller {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Journal journal;
  private volatile boolean over;

  Caller(Journal journal) {
    this.journal = journal;
  }

  /** Nothing is repeated any more. */
  void giveUp() {
    over = true;
  }

  boolean over() {
    return over;
  }

  /** Whoever says not now says when. */
  void turnedAway(Api.Answer answer, String what) {
    boolean saysWhen = answer.status() == 0 || answer.retryAfter() > 0;
    journal.note(saysWhen ? "later" : "error", Integer.toString(answer.status()), what);
  }

  /** Empty if it was never answered before the client gave up. */
  Optional<Api.Answer> untilAnswered(String what, Supplier<Api.Answer> call) {
    Duration pause = FIRST_PAUSE;
    while (!over) {
      Api.Answer answer = call.get();
      if (answer.status() >= 500 && answer.status() != 503) {
        journal.note("error", Integer.toString(answer.status()), what);
      } else if (!answer.notNow()) {
        return Optional.of(answer);
      } else {
        turnedAway(answer, what);
      }
      Waiting.pass(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
    return Optional.empty();
  }
}
