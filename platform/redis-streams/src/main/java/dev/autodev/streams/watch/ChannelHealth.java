package dev.autodev.streams.watch;

import io.smallrye.reactive.messaging.health.HealthReport.HealthReportBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Whether a channel works, with its last failures until everything works again. */
public final class ChannelHealth {
  private static final int KEPT = 10;

  private final String channel;
  private final boolean reported;
  private final Set<String> broken = new HashSet<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private boolean started;
  private boolean stopped;

  /** {@code reported} is false for a channel that stays out of the reports. */
  public ChannelHealth(String channel, boolean reported) {
    this.channel = channel;
    this.reported = reported;
  }

  /** Redis answers; said regularly, also while there is nothing to do. */
  public synchronized void answers() {
    started = true;
    works("connection");
  }

  public synchronized void silent(String failure) {
    failed("connection", failure);
  }

  /** One of the things that the channel does succeeded. */
  public synchronized void works(String what) {
    broken.remove(what);
    if (started && broken.isEmpty() && !stopped) {
      failures.clear();
    }
  }

  public synchronized void failed(String what, String failure) {
    broken.add(what);
    note(what + ": " + failure);
  }

  /** The channel will not work again without a restart. */
  public synchronized void stoppedBy(Throwable failure) {
    stopped = true;
    note("stopped: " + failure);
  }

  private void note(String failure) {
    if (failure.equals(failures.peekLast())) {
      return; // or a long outage would push out what came before
    }
    if (failures.size() == KEPT) {
      failures.removeFirst();
    }
    failures.addLast(failure);
  }

  /** Up once Redis has answered. */
  public synchronized void startup(HealthReportBuilder report) {
    add(report, started);
  }

  public synchronized void readiness(HealthReportBuilder report) {
    add(report, started && broken.isEmpty() && !stopped);
  }

  public synchronized void liveness(HealthReportBuilder report) {
    add(report, !stopped);
  }

  private void add(HealthReportBuilder report, boolean ok) {
    if (!reported) {
      return;
    }
    if (ok || failures.isEmpty()) {
      report.add(channel, ok);
    } else {
      report.add(channel, false, String.join("; ", failures));
    }
  }
}
