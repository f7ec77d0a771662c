package dev.autodev.control.notify;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import dev.autodev.control.notify.plan.Observed;
import dev.autodev.control.notify.plan.Planner;
import dev.autodev.control.notify.send.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Looks again and again what is to be said, and says it; none of these waits for another. */
@ApplicationScoped
public class Notifier {
  private static final Logger LOG = Logger.getLogger(Notifier.class);

  @Inject Observed observed;
  @Inject Planner planner;
  @Inject Sender sender;

  private final Looks observing =
      new Looks(
          () -> observed.tick(),
          new Outage(LOG, "looking at budgets and providers", "the timer tries again"));
  private final Looks planning =
      new Looks(
          () -> planner.tick(),
          new Outage(LOG, "planning messages", "nothing is lost, and the timer tries again"));
  private final Looks sending =
      new Looks(
          () -> sender.tick(),
          new Outage(LOG, "sending messages", "they wait, and the timer tries again"));

  /** No further look. */
  public void stop() {
    observing.stop();
    planning.stop();
    sending.stop();
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    observing.wake();
    planning.wake();
    sending.wake();
  }
}
