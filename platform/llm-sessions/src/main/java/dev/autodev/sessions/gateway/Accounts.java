package dev.autodev.sessions.gateway;

import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.budget.Budgets;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.budget.NearlyUsed;
import dev.autodev.sessions.protocol.CallShape;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Holds every call to its budgets: the session's own, and those across sessions. */
@Singleton
public class Accounts {
  private static final Logger LOG = Logger.getLogger(Accounts.class);

  /**
   * Bytes of a request per token of its input, at least: prose and source have 3 to 4, tables of
   * figures and hexadecimal digits about 2. Pictures are sent with far more bytes per token.
   */
  private static final int BYTES_PER_TOKEN = 2;

  /** What providers add of their own when tools are declared. */
  private static final int OWN_TOKENS = 1000;

  private final Prices prices;
  private final Budgets budgets;
  private final long assumedOutput;

  @Inject
  Accounts(Prices prices, Budgets budgets, SessionsConfig config) {
    this(prices, budgets, config.assumedOutputTokens());
  }

  /**
   * With these prices and budgets.
   *
   * @param assumedOutput tokens to reckon with where a request does not bound its answer
   */
  public Accounts(Prices prices, Budgets budgets, long assumedOutput) {
    this.prices = prices;
    this.budgets = budgets;
    this.assumedOutput = assumedOutput;
  }

  Prices prices() {
    return prices;
  }

  CallEstimate worst(CallShape shape) {
    long input = shape.bytes() / BYTES_PER_TOKEN + OWN_TOKENS;
    return prices.worst(shape.model(), input, shape.maxOutput().orElse(assumedOutput));
  }

  /** Holds back the worst case of a call against all budgets, or says which one has no room. */
  Future<Admission> admit(SessionGrant grant, CallEstimate worst) {
    Optional<Decision.Denied> denied = grant.ledger().hold(worst);
    if (denied.isPresent()) {
      return Future.succeededFuture(new Admission.Denied(denied.get()));
    }
    return budgets
        .reserve(grant.key(), worst)
        .onFailure(unknown -> grant.ledger().release(worst))
        .map(decision -> decided(grant, worst, decision));
  }

  private Admission decided(SessionGrant grant, CallEstimate worst, Decision decision) {
    return switch (decision) {
      case Decision.Denied denied -> {
        grant.ledger().release(worst);
        grant.ledger().deny(denied);
        yield new Admission.Denied(denied);
      }
      case Decision.Granted granted -> {
        granted.warning().ifPresent(warning -> warn(grant, warning));
        yield new Admission.Open(new OpenAccount(this, grant, granted.reservation()));
      }
    };
  }

  Budgets budgets() {
    return budgets;
  }

  /** Once for each budget of a session. */
  static void warn(SessionGrant grant, NearlyUsed budget) {
    if (grant.notices().add(budget)) {
      LOG.warnf(
          "task=%s budget nearly used up (%s); the call that does not fit ends its session",
          grant.key().taskId(), budget.words());
    }
  }

  /** Whether a call may go out. */
  sealed interface Admission {
    /** It may, on this account. */
    record Open(OpenAccount account) implements Admission {}

    /** It may not. */
    record Denied(Decision.Denied why) implements Admission {}
  }
}
