package dev.autodev.dashboard;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells the log of requests that PostgreSQL left without an answer: of the first at once, of others
 * together, however many callers ask again.
 */
@Singleton
class Unanswered {
  private static final Logger LOG = Logger.getLogger(Unanswered.class);
  private static final int TOGETHER_SECONDS = 10;

  private final Vertx vertx;
  private boolean told;
  private int more;

  Unanswered(Vertx vertx) {
    this.vertx = vertx;
  }

  /** One request failed. */
  synchronized void failed(Throwable why) {
    if (told) {
      more++;
      LOG.debugf("request failed, PostgreSQL is still away (%s)", why);
      return;
    }
    LOG.warnf(
        "request failed, PostgreSQL is away (%s); the caller was told to ask again, and others are told of together every %d s",
        why, TOGETHER_SECONDS);
    told = true;
    later();
  }

  private synchronized void tellOthers(long timer) {
    told = more > 0;
    if (told) {
      LOG.warnf(
          "%d more requests failed, PostgreSQL is away; their callers were told to ask again",
          more);
      more = 0;
      later();
    }
  }

  private void later() {
    vertx.setTimer(TOGETHER_SECONDS * 1_000L, this::tellOthers);
  }
}
