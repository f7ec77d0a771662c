package dev.autodev.agent.budget;

import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetKeys;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.halt.HaltKeys;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.budget.Breach;
import dev.autodev.sessions.budget.Budgets;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.budget.NearlyUsed;
import dev.autodev.sessions.budget.Reservation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Budgets across all agent processes: the control plane opens them in Redis, and every call is held
 * back there in one step. While they are not open, no call goes out.
 */
@Singleton
public class RedisBudgets implements Budgets {
  private static final Logger LOG = Logger.getLogger(RedisBudgets.class);
  private static final String DAY_ENDS = "/";

  private final Redis redis;
  private final Vertx vertx;
  private final Clock clock;
  private final BudgetWaits waits;

  @Inject
  RedisBudgets(Redis redis, Vertx vertx, BudgetWaits waits) {
    this(redis, vertx, waits, Clock.systemUTC());
  }

  RedisBudgets(Redis redis, Vertx vertx, BudgetWaits waits, Clock clock) {
    this.redis = redis;
    this.vertx = vertx;
    this.waits = waits;
    this.clock = clock;
  }

  @Override
  public Future<Decision> reserve(SessionKey key, CallEstimate worst) {
    String id = today() + DAY_ENDS + UUID.randomUUID();
    Reservation reservation = new Reservation(id, key, worst);
    return ask(reservation, clock.instant().plus(waits.patience()));
  }

  private Future<Decision> ask(Reservation reservation, Instant patientUntil) {
    BudgetLimit asked =
        new BudgetLimit(
            reservation.worst().tokens(), BudgetLimit.micros(reservation.worst().costUsd()));
    return redis
        .send(request(reservation, asked))
        .map(Objects::requireNonNull)
        .map(answer -> decided(answer, reservation, asked))
        .otherwise(away -> new Passing(postponed(unreachable(away))))
        .compose(
            found ->
                switch (found) {
                  case Last last -> Future.succeededFuture(last.decision());
                  case Passing passing when clock.instant().isBefore(patientUntil) ->
                      later(reservation, patientUntil);
                  case Passing passing -> Future.succeededFuture(passing.decision());
                });
  }

  /** What came of one question. */
  private sealed interface Found {}

  private record Last(Decision decision) implements Found {}

  /** It may be another one soon. */
  private record Passing(Decision decision) implements Found {}

  private Found decided(Response answer, Reservation reservation, BudgetLimit asked) {
    return switch (answer.get(0).toString()) {
      case "granted" -> new Last(granted(reservation, answer, asked));
      case "refused" -> new Last(refused(answer, asked));
      case "busy" -> new Passing(refused(answer, asked));
      case "stopped" -> new Passing(postponed(stopped(answer)));
      default -> new Passing(postponed(closed(answer)));
    };
  }

  private Decision postponed(String words) {
    return new Decision.Postponed(words, clock.instant().plus(waits.postponed()));
  }

  private Request request(Reservation reservation, BudgetLimit asked) {
    List<BudgetScope> scopes = scopes(reservation);
    Instant now = clock.instant();
    Request request =
        Request.cmd(Command.EVAL)
            .arg(BudgetScripts.RESERVE)
            .arg(2 + 2 * scopes.size())
            .arg(BudgetKeys.LIMITS)
            .arg(HaltKeys.HALTS);
    scopes.forEach(scope -> request.arg(BudgetKeys.used(scope)).arg(BudgetKeys.held(scope)));
    request.arg(reservation.id()).arg(asked.tokens()).arg(asked.microUsd());
    request.arg(now.toEpochMilli()).arg(now.plus(waits.hold()).toEpochMilli());
    scopes.forEach(scope -> request.arg(scope.wire()).arg(scope.limitKey()));
    return request;
  }

  private static Decision granted(Reservation reservation, Response answer, BudgetLimit asked) {
    return new Decision.Granted(
        reservation, answer.size() > 1 ? Optional.of(nearly(answer, asked)) : Optional.empty());
  }

  private static NearlyUsed nearly(Response answer, BudgetLimit asked) {
    BudgetFigures figures = BudgetFigures.of(answer);
    return new NearlyUsed(figures.scope(), figures.words(asked));
  }

  private static Decision refused(Response answer, BudgetLimit asked) {
    BudgetFigures figures = BudgetFigures.of(answer);
    return new Decision.Refused(new Breach(figures.scope(), figures.words(asked)));
  }

  /** The session is about to be interrupted; its call waits until then. */
  private static String stopped(Response answer) {
    return "emergency stop: %s; the task goes on after the release".formatted(answer.get(1));
  }

  private static String closed(Response answer) {
    String what = answer.size() > 1 ? "of " + answer.get(1) : "as a whole";
    return "the budgets (%s) are not open: no control plane of this version has published them; start or upgrade it before the agents, the task goes on by itself"
        .formatted(what);
  }

  private static String unreachable(Throwable away) {
    return "the budgets cannot be asked: Redis does not answer (%s); the task goes on by itself once it does"
        .formatted(away.getMessage());
  }

  private Future<Decision> later(Reservation reservation, Instant patientUntil) {
    Promise<Decision> later = Promise.promise();
    vertx.setTimer(
        waits.every().toMillis(), timer -> ask(reservation, patientUntil).onComplete(later));
    return later.future();
  }

  @Override
  public Future<Void> settle(Reservation reservation, Usage used) {
    List<BudgetScope> scopes = scopes(reservation);
    Request request = Request.cmd(Command.EVAL).arg(BudgetScripts.SETTLE).arg(2 * scopes.size());
    scopes.forEach(scope -> request.arg(BudgetKeys.used(scope)).arg(BudgetKeys.held(scope)));
    request
        .arg(reservation.id())
        .arg(BudgetLimit.counted(used))
        .arg(BudgetLimit.micros(used.costUsd()));
    return redis
        .send(request)
        .onFailure(
            e ->
                LOG.warnf(
                    "task=%s a call could not be settled (%s); its worst case counts as used",
                    reservation.key().taskId(), e))
        .mapEmpty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Of the day on which the call was let out, also where it ends on the next one. */
  private static List<BudgetScope> scopes(Reservation reservation) {
    SessionKey key = reservation.key();
    String id = reservation.id();
    return BudgetScope.of(
        LocalDate.parse(id.substring(0, id.indexOf(DAY_ENDS))),
        key.role(),
        Optional.of(key.repository()),
        key.workflow(),
        key.taskId());
  }
}
