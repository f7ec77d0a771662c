package dev.autodev.sessions.gateway;

import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.sessions.limits.ProviderUse;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What every call on its way through the gateway works with. */
@Singleton
public class Desk {
  private static final Logger LOG = Logger.getLogger(Desk.class);

  private final Vertx vertx;
  private final Accounts accounts;
  private final LimitNotes notes;
  private final Duration unknownWait;
  private final Clock clock = Clock.systemUTC();

  @Inject
  Desk(Vertx vertx, Accounts accounts, LimitNotes notes, SessionsConfig config) {
    this(vertx, accounts, notes, config.retry().longestWait());
  }

  /**
   * With these accounts and notes.
   *
   * @param unknownWait how long a limit is taken to hold whose end is not told
   */
  public Desk(Vertx vertx, Accounts accounts, LimitNotes notes, Duration unknownWait) {
    this.vertx = vertx;
    this.accounts = accounts;
    this.notes = notes;
    this.unknownWait = unknownWait;
  }

  Vertx vertx() {
    return vertx;
  }

  Accounts accounts() {
    return accounts;
  }

  void note(ProviderNote note) {
    switch (note) {
      case ProviderLimit limit ->
          LOG.warnf("%s; not to be asked before %s", limit.reason(), limit.resetsAt());
      case ProviderRefused refused ->
          LOG.errorf("%s; it stays stopped until a person acts", refused.reason());
      case ProviderUse use -> LOG.debugf("%s", use);
    }
    notes.note(note);
  }

  Clock clock() {
    return clock;
  }

  Duration unknownWait() {
    return unknownWait;
  }
}
