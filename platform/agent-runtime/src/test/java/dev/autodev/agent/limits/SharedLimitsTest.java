package dev.autodev.agent.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.agent.attempt.EmbeddedRedis;
import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.sessions.limits.ProviderUse;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@QuarkusTest
@QuarkusTestResource(EmbeddedRedis.class)
class SharedLimitsTest {
  private static final String SOME = "some";

  @Inject ReactiveRedisDataSource redis;
  @Inject RedisDataSource keys;
  @Inject LimitNotes wired;

  @Inject
  @RedisClientName("gone")
  ReactiveRedisDataSource gone;

  private final MutableClock clock =
      MutableClock.of(Instant.now().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  private SharedLimits one;
  private SharedLimits other;

  @BeforeEach
  void begin() {
    forget();
    one = new SharedLimits(redis, clock);
    other = new SharedLimits(redis, clock);
  }

  @AfterEach
  void forget() {
    keys.key().del("limits:some", "refused:some", "uses:some");
  }

  @Test
  void takesThePlaceOfTheNotesOfOneProcess() {
    assertThat(wired).isInstanceOf(SharedLimits.class);
  }

  @Test
  void showsALimitToOthersUntilItsReset() {
    Instant reset = clock.instant().plusSeconds(600);
    one.note(limit("five hours", reset));
    assertThat(one.limit(SOME, clock.instant()).orElseThrow().resetsAt()).isEqualTo(reset);

    seenBy(other, () -> other.limit(SOME, clock.instant()).isPresent());
    ProviderLimit seen = other.limit(SOME, clock.instant()).orElseThrow();
    assertThat(seen.resetsAt()).isEqualTo(reset);
    assertThat(seen.reason()).isEqualTo("five hours");
    assertThat(seen.used()).contains(1.0);
    assertThat(other.limit(SOME, reset)).isEmpty();
    assertThat(keys.key().pttl("limits:some")).isBetween(1L, 600_000L);
  }

  @Test
  void readsWhatOthersNotedAtMostOnceASecond() {
    other.refresh();
    one.note(limit("five hours", clock.instant().plusSeconds(600)));
    written("limits:some");

    other.refresh();
    assertThat(other.limit(SOME, clock.instant())).isEmpty();
    clock.add(Duration.ofSeconds(1));
    other.refresh();
    assertThat(other.limit(SOME, clock.instant())).isPresent();
  }

  @Test
  void keepsTheLongerOfTwoLimits() {
    Instant late = clock.instant().plusSeconds(600);
    one.note(limit("week", late));
    written("limits:some");
    one.note(limit("minute", clock.instant().plusSeconds(60)));
    other.note(limit("minute", clock.instant().plusSeconds(60)));

    assertThat(one.limit(SOME, clock.instant()).orElseThrow().resetsAt()).isEqualTo(late);
    seenBy(
        other,
        () ->
            other
                .limit(SOME, clock.instant())
                .filter(seen -> seen.resetsAt().equals(late))
                .isPresent());
    assertThat(keys.key().pttl("limits:some")).isGreaterThan(120_000);
  }

  @Test
  void stopsAProviderForAllUntilAPersonResumesIt() {
    one.note(
        new ProviderRefused(SOME, "m", ProviderRefused.Kind.BILLING, "no credit", clock.instant()));
    seenBy(other, () -> other.refused(SOME).isPresent());
    assertThat(other.refused(SOME).orElseThrow().kind()).isEqualTo(ProviderRefused.Kind.BILLING);
    assertThat(keys.key().pttl("refused:some")).isEqualTo(-1);
    clock.add(Duration.ofSeconds(1));
    one.refresh();
    assertThat(one.refused(SOME)).isPresent();

    keys.key().del("refused:some");
    clock.add(Duration.ofSeconds(1));
    one.refresh();
    other.refresh();
    assertThat(one.refused(SOME)).isEmpty();
    assertThat(other.refused(SOME)).isEmpty();
  }

  @Test
  void tellsPeopleHowMuchIsUsed() {
    one.note(
        new ProviderUse(
            SOME, "m", "5h", 0.5, clock.instant(), Optional.of(clock.instant().plusSeconds(60))));
    one.note(new ProviderUse(SOME, "m", "5h", 0.75, clock.instant(), Optional.empty()));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              String text = keys.value(String.class).get("uses:some");
              assertThat(text).isNotNull();
              assertThat(Json.read(text, ProviderState.class))
                  .extracting(ProviderState::kind, ProviderState::used, ProviderState::reason)
                  .containsExactly(Kind.USED, Optional.of(0.75), "5h");
            });
    assertThat(keys.set(String.class).smembers(ProviderState.NAMES)).contains(SOME);
  }

  @Test
  void passesOverWhatCannotBeRead() {
    keys.set(String.class).sadd(ProviderState.NAMES, SOME);
    keys.value(String.class).set("limits:some", "no JSON");
    keys.value(String.class)
        .set(
            "refused:some",
            Json.write(
                new ProviderState(
                    SOME,
                    Kind.REFUSED_AUTHENTICATION,
                    "m",
                    "401",
                    clock.instant(),
                    Optional.empty(),
                    Optional.empty())));
    one.refresh();
    assertThat(one.refused(SOME)).isPresent();
    assertThat(one.limit(SOME, clock.instant())).isEmpty();
  }

  @Test
  void knowsItsOwnNotesWhileRedisIsAway() {
    SharedLimits alone = new SharedLimits(gone, clock);
    alone.note(limit("five hours", clock.instant().plusSeconds(600)));
    alone.refresh();
    clock.add(Duration.ofSeconds(1));
    alone.refresh();

    assertThat(alone.limit(SOME, clock.instant())).isPresent();
    assertThat(alone.refused(SOME)).isEmpty();
  }

  private ProviderLimit limit(String reason, Instant until) {
    return new ProviderLimit(SOME, "m", reason, clock.instant(), until, true, Optional.of(1.0));
  }

  private void written(String key) {
    await().atMost(Duration.ofSeconds(10)).until(() -> keys.key().exists(key));
  }

  private void seenBy(SharedLimits notes, Callable<Boolean> what) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              clock.add(Duration.ofSeconds(1));
              notes.refresh();
              return what.call();
            });
  }
}
