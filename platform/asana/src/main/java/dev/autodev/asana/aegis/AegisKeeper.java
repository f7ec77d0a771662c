package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks again and again what is to be done between Asana and the swarm. Any number of processes
 * may: one at a time has the turn.
 */
@ApplicationScoped
public class AegisKeeper {
  private static final Logger LOG = Logger.getLogger(AegisKeeper.class);
  private static final long PID = ProcessHandle.current().pid();
  private static final String NO_TOKEN =
      "Asana refuses the token (401 Unauthorized): set ASANA_ACCESS_TOKEN to a new one and start"
          + " the process again, or resume if Asana erred";

  @Inject AsanaConfig config;
  @Inject Turn turn;
  @Inject Exchange exchange;
  @Inject States states;
  @Inject Clock clock;

  private final Looks looks =
      Looks.blocking(
          this::look,
          new Outage(LOG, "the exchange with Asana", "nothing is lost, it is tried again"));

  @SuppressWarnings("NullAway.Init") // made when the bean is
  private Pace pace;

  @SuppressWarnings("NullAway.Init")
  private Instant started;

  private boolean first = true;

  @PostConstruct
  void begin() {
    pace = new Pace(config.pollEvery());
    started = clock.instant();
  }

  /** Looks, unless a look is under way or nothing is configured. */
  public void wake() {
    if (config.isOn()) {
      looks.wake();
    }
  }

  /**
   * Asana told that something changed: it is read again soon, by whichever process has the next
   * turn. False: nothing is configured to be read.
   */
  public boolean changed() {
    if (config.isOn()) {
      states.changed(clock.instant());
    }
    return config.isOn();
  }

  /** No further look; what was filed goes on. */
  public void stop() {
    looks.stop();
    if (config.isOn()) {
      leave();
    }
  }

  private void leave() {
    try {
      states.left(PID);
      LOG.info("orchestrator_stopped");
    } catch (RuntimeException e) {
      LOG.warnf("orchestrator_stopped error=\"%s\"; the next process takes over all the same", e);
    }
  }

  /** One look, which blocks; a failure is thrown, and the next looks wait a while. */
  public void look() {
    if (pace.allows(clock.instant())) {
      turn.take(this::round);
    }
  }

  private void round() {
    Optional<State> state = states.turn(PID, started, first);
    if (state.isEmpty()) {
      return;
    }
    if (first) {
      LOG.infof("orchestrator_started pid=%d", PID);
      LOG.infof("poll_loop_started interval_seconds=%d", config.pollEvery().toSeconds());
      LOG.infof("dispatch_loop_started max_concurrent_tasks=%d", config.maxConcurrentTasks());
      first = false;
    }
    try {
      exchange.round(state.get());
      pace.worked();
    } catch (AsanaException.Unauthorized e) {
      states.stopped(NO_TOKEN);
      LOG.errorf("orchestrator_stopped error=\"%s\"", NO_TOKEN);
    } catch (RuntimeException e) {
      LOG.debugf("asana_failed; asked again in %s", pace.failed(clock.instant()));
      throw e;
    }
  }
}
