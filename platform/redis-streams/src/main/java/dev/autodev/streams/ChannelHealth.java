package dev.autodev.streams;

import io.smallrye.reactive.messaging.health.HealthReport.HealthReportBuilder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whether a channel works, with its last failures. */
final class ChannelHealth {
  private static final int KEPT = 10;

  private final String channel;
  private final Deque<String> failures = new ArrayDeque<>();
  private boolean answers;
  private boolean works = true;
  private boolean stopped;

  ChannelHealth(String channel) {
    this.channel = channel;
  }

  /** Redis answers; said regularly, also while there is nothing to do. */
  synchronized void answers() {
    answers = true;
    forget();
  }

  synchronized void silent(Throwable failure) {
    answers = false;
    note(failure);
  }

  /** What the channel is for succeeded. */
  synchronized void works() {
    works = true;
    forget();
  }

  synchronized void failed(Throwable failure) {
    works = false;
    note(failure);
  }

  private void forget() {
    if (answers && works && !stopped) {
      failures.clear();
    }
  }

  /** The channel will not work again without a restart. */
  synchronized void stoppedBy(Throwable failure) {
    stopped = true;
    note(failure);
  }

  private void note(Throwable failure) {
    if (failures.size() == KEPT) {
      failures.removeFirst();
    }
    failures.addLast(failure.toString());
  }

  synchronized void readiness(HealthReportBuilder report) {
    add(report, answers && works && !stopped);
  }

  synchronized void liveness(HealthReportBuilder report) {
    add(report, !stopped);
  }

  private void add(HealthReportBuilder report, boolean ok) {
    if (ok || failures.isEmpty()) {
      report.add(channel, ok);
    } else {
      report.add(channel, false, String.join("; ", failures));
    }
  }
}
