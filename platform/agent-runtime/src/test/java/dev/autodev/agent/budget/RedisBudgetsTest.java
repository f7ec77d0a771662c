package dev.autodev.agent.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.attempt.EmbeddedRedis;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetKeys;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.halt.HaltKeys;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.budget.Reservation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedRedis.class)
class RedisBudgetsTest {
  private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
  private static final BudgetScope.Task TASK = new BudgetScope.Task("t1");
  private static final BudgetScope.Day TODAY = new BudgetScope.Day(DAY);

  @Inject Vertx vertx;
  @Inject Redis redis;
  private volatile Instant now = Instant.parse("2030-01-01T23:59:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private RedisBudgets budgets;

  /** A wait is over with the first question: the clock stands. */
  private static BudgetWaits waits() {
    return new Waits(Duration.ZERO);
  }

  private record Waits(Duration patience) implements BudgetWaits {
    @Override
    public Duration every() {
      return Duration.ofMillis(20);
    }

    @Override
    public Duration postponed() {
      return Duration.ofSeconds(7);
    }

    @Override
    public Duration hold() {
      return Duration.ofMinutes(30);
    }
  }

  @BeforeEach
  void open() {
    budgets = new RedisBudgets(redis, vertx, waits(), clock);
    close(TASK, TODAY, new BudgetScope.RoleDay(DAY, "builder"), new BudgetScope.Workflow("w1"));
    redis(Command.DEL, BudgetKeys.LIMITS, HaltKeys.HALTS);
    redis(Command.HSET, BudgetKeys.LIMITS, "open", "1");
    redis(Command.HSET, HaltKeys.HALTS, "version", "0");
  }

  @AfterEach
  void end() {
    redis(Command.DEL, BudgetKeys.LIMITS, HaltKeys.HALTS);
  }

  private void close(BudgetScope... scopes) {
    for (BudgetScope scope : scopes) {
      redis(Command.DEL, BudgetKeys.used(scope), BudgetKeys.held(scope));
    }
  }

  private void limit(BudgetScope scope, String key, String limit) {
    redis(Command.HSET, BudgetKeys.LIMITS, key, limit);
    redis(Command.HSET, BudgetKeys.used(scope), "tokens", "0", "micros", "0");
  }

  private Response redis(Command command, String... arguments) {
    Request request = Request.cmd(command);
    for (String argument : arguments) {
      request.arg(argument);
    }
    return done(redis.send(request).map(Objects::requireNonNull));
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static SessionKey key(String task) {
    return new SessionKey(task, 1, "builder", "implement_feature", 0, "sample", Optional.of("w1"));
  }

  private Decision reserve(long tokens, String usd) {
    return done(budgets.reserve(key("t1"), estimate(tokens, usd)));
  }

  private static CallEstimate estimate(long tokens, String usd) {
    return new CallEstimate("model", tokens, 0, new BigDecimal(usd));
  }

  private static Reservation held(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Granted.class);
    return ((Decision.Granted) decision).reservation();
  }

  private static Usage used(long tokens, String usd) {
    return new Usage(tokens, 0, 1_000_000, 0, new BigDecimal(usd));
  }

  private String field(BudgetScope scope, String field) {
    return redis(Command.HGET, BudgetKeys.used(scope), field).toString();
  }

  @Test
  void ofManyCallsAtOnceSoManyGoOutAsThereIsRoomFor() {
    limit(TASK, "task", "1000:0");
    List<Future<Decision>> asked = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      asked.add(budgets.reserve(key("t1"), estimate(100, "1")));
    }

    List<Decision> decisions = asked.stream().map(RedisBudgetsTest::done).toList();

    assertThat(decisions).filteredOn(Decision.Granted.class::isInstance).hasSize(10);
  }

  @Test
  void whatWasUsedTakesThePlaceOfWhatWasHeldBackOnce() {
    limit(TASK, "task", "1000:0");
    limit(TODAY, "day", "0:5000000");
    Reservation reservation = held(reserve(900, "4"));
    assertThat(reserve(200, "0")).isInstanceOf(Decision.Refused.class);

    done(budgets.settle(reservation, used(120, "0.5")));
    done(budgets.settle(reservation, used(120, "0.5")));

    assertThat(field(TASK, "tokens")).isEqualTo("120");
    assertThat(field(TODAY, "micros")).isEqualTo("500000");
    held(reserve(800, "4"));
  }

  @Test
  void aRefusalNamesTheBudgetAndHoldsNothingBackElsewhere() {
    limit(TASK, "task", "1000:0");
    limit(TODAY, "day", "0:1000000");

    Decision refused = reserve(100, "1.50");

    assertThat(refused)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            it -> {
              assertThat(it.breach().scope()).isEqualTo(TODAY);
              assertThat(it.breach().words()).contains("1.000000 allowed", "may use 1.500000");
            });
    assertThat(redis(Command.HLEN, BudgetKeys.held(TASK)).toInteger()).isZero();
  }

  @Test
  void aGrantForOneTaskComesBeforeTheLimitOfAll() {
    limit(TASK, "task", "1000:0");
    redis(Command.HSET, BudgetKeys.LIMITS, TASK.wire(), "3000:0");

    held(reserve(2_500, "0"));
  }

  @Test
  void warnsWhenFourFifthsAreUsed() {
    limit(TASK, "task", "1000:0");
    done(budgets.settle(held(reserve(900, "0")), used(850, "0")));

    Decision decision = reserve(100, "0");

    assertThat(((Decision.Granted) decision).warning())
        .hasValueSatisfying(
            budget -> {
              assertThat(budget.scope()).isEqualTo(TASK);
              assertThat(budget.words()).startsWith("task/t1: 850 tokens used");
            });
  }

  @Test
  void aCallThatWasNeverSettledCountsWithItsWorstCase() {
    now = Instant.parse("2030-01-01T12:00:00Z");
    limit(TASK, "task", "1000:0");
    held(reserve(700, "0"));

    now = now.plus(Duration.ofHours(1));

    assertThat(reserve(400, "0")).isInstanceOf(Decision.Refused.class);
    assertThat(field(TASK, "tokens")).isEqualTo("700");
  }

  @Test
  void aCallThatEndsOnTheNextDayCountsForTheOneOnWhichItBegan() {
    limit(TODAY, "day", "0:5000000");
    Reservation reservation = held(reserve(10, "3"));

    now = now.plus(Duration.ofMinutes(2));
    done(budgets.settle(reservation, used(10, "2")));

    assertThat(field(TODAY, "micros")).isEqualTo("2000000");
  }

  @Test
  void noCallGoesOutWhileTheBudgetsAreNotOpen() {
    redis(Command.DEL, BudgetKeys.LIMITS);
    assertPostponed(reserve(1, "0"), "are not open");

    redis(Command.HSET, BudgetKeys.LIMITS, "open", "1", "task", "1000:0");
    assertPostponed(reserve(1, "0"), "of task/t1");
  }

  @Test
  void noCallGoesOutThatAPersonStoppedNorWhileNobodyKnowsWhatIsStopped() {
    held(reserve(1, "0"));
    redis(Command.HSET, HaltKeys.HALTS, "role/tester", "of others", "repository/other", "too");
    held(reserve(1, "0"));

    for (String scope : List.of("all", "role/builder", "repository/sample")) {
      redis(Command.HSET, HaltKeys.HALTS, scope, scope + " is stopped by ann: leak");
      assertPostponed(reserve(1, "0"), scope + " is stopped by ann");
      redis(Command.HDEL, HaltKeys.HALTS, scope);
    }
    held(reserve(1, "0"));

    redis(Command.DEL, HaltKeys.HALTS);
    assertPostponed(reserve(1, "0"), "are not open");
  }

  @Test
  void noCallGoesOutWhileRedisIsAway() {
    Redis away = Redis.createClient(vertx, "redis://127.0.0.1:1");
    budgets = new RedisBudgets(away, vertx, waits(), clock);

    assertPostponed(reserve(1, "0"), "Redis does not answer");
    away.close();
  }

  @Test
  void aCallWaitsAWhileForBudgetsThatAreJustBeingOpened() {
    redis(Command.DEL, BudgetKeys.LIMITS);
    budgets = new RedisBudgets(redis, vertx, new Waits(Duration.ofSeconds(20)), Clock.systemUTC());
    Future<Decision> asked = budgets.reserve(key("t1"), estimate(1, "0"));
    redis(Command.HSET, BudgetKeys.LIMITS, "open", "1");

    held(done(asked));
  }

  private void assertPostponed(Decision decision, String words) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Postponed.class,
            postponed -> {
              assertThat(postponed.words()).contains(words);
              assertThat(postponed.until()).isEqualTo(now.plusSeconds(7));
            });
  }

  @Test
  void withoutAnyLimitEveryCallGoesOutAndNothingIsKept() {
    Reservation reservation = held(reserve(1_000_000_000, "100000"));
    done(budgets.settle(reservation, used(1_000, "1")));

    assertThat(redis(Command.EXISTS, BudgetKeys.used(TASK)).toInteger()).isZero();
  }
}
