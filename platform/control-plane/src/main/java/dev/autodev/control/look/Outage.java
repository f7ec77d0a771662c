package dev.autodev.control.look;

import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Tells of looks that fail one after the other when that begins and when it is over. */
public final class Outage {
  private final Logger log;
  private final String what;
  private final String meanwhile;
  private final AtomicLong failed = new AtomicLong();

  /**
   * Of one kind of look.
   *
   * @param what it does, such as {@code dispatching}
   * @param meanwhile what happens next while it fails
   */
  public Outage(Logger log, String what, String meanwhile) {
    this.log = log;
    this.what = what;
    this.meanwhile = meanwhile;
  }

  /** One look failed. */
  public void failed(Throwable why) {
    if (failed.getAndIncrement() == 0) {
      log.warnf("%s fails (%s); %s", what, why, meanwhile);
    } else {
      log.debugf("%s still fails (%s)", what, why);
    }
  }

  /** One look did what it should. */
  public void worked() {
    long looks = failed.getAndSet(0);
    if (looks > 0) {
      log.infof("%s works again; failed looks: %d", what, looks);
    }
  }
}
