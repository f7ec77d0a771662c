package dev.autodev.sessions.gateway;

import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.NearlyUsed;
import dev.autodev.sessions.budget.Reservation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What is held back for one call on its way; settled once, with the first word on what it used. */
final class OpenAccount {
  private static final Logger LOG = Logger.getLogger(OpenAccount.class);

  private final Accounts accounts;
  private final SessionGrant grant;
  private final Reservation reservation;
  private final AtomicBoolean settled = new AtomicBoolean();

  OpenAccount(Accounts accounts, SessionGrant grant, Reservation reservation) {
    this.accounts = accounts;
    this.grant = grant;
    this.reservation = reservation;
  }

  CallEstimate worst() {
    return reservation.worst();
  }

  void settle(Usage used) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    grant
        .ledger()
        .settle(reservation.worst(), used)
        .ifPresent(
            words ->
                Accounts.warn(
                    grant, new NearlyUsed(new BudgetScope.Session(grant.key().taskId()), words)));
    accounts
        .budgets()
        .settle(reservation, used)
        .onFailure(
            fault ->
                LOG.warnf(
                    "task=%s what a call used cannot be told to the budgets (%s); they go on with"
                        + " its worst case",
                    grant.key().taskId(), fault));
  }
}
