package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.HostileEntry.Fate;
import dev.autodev.model.Streams;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares what became of entries with what should: dead letters, control messages, story, metrics.
 */
final class Fates {
  private final RedisDataSource redis;
  private final Function<String, List<String>> rows;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<Fate, Long> seen = new EnumMap<>(Fate.class);
  private final Map<String, HostileEntry> wave = new HashMap<>();
  private final Map<Fate, Double> before = new EnumMap<>(Fate.class);
  private String lastLetter = "0";

  Fates(RedisDataSource redis, Function<String, List<String>> rows) {
    this.redis = redis;
    this.rows = rows;
    Metrics.addRegistry(meters);
  }

  /** Before anything of the next wave is sent. */
  void begin() {
    for (Fate fate : Fate.values()) {
      before.put(fate, counted(fate));
    }
  }

  void expect(List<HostileEntry> entries, List<String> ids) {
    wave.clear();
    for (int i = 0; i < ids.size(); i++) {
      wave.put(ids.get(i), entries.get(i));
    }
  }

  long seen(Fate fate) {
    return seen.getOrDefault(fate, 0L);
  }

  void check(List<AttemptScript> attempts, String seed) {
    checkDead(seed);
    checkRefused(seed);
    checkCounted(seed);
    attempts.forEach(attempt -> checkTold(attempt, seed));
  }

  /** Exactly those, each with a reason and its true origin. */
  private void checkDead(String seed) {
    Map<String, String> reasons = new HashMap<>();
    for (StreamMessage<String, String, String> letter :
        redis.stream(String.class).xrange(Streams.DEAD, StreamRange.of("(" + lastLetter, "+"))) {
      Map<String, String> fields = letter.payload();
      assertThat(fields)
          .as(seed)
          .containsEntry("dead.stream", Streams.EVENTS)
          .containsEntry("dead.group", Streams.CONTROL_PLANE_GROUP);
      assertThat(reasons.put(fields.get("dead.id"), fields.get("dead.reason"))).as(seed).isNull();
      lastLetter = letter.id();
    }
    wave.forEach(
        (id, entry) -> {
          String reason = reasons.remove(id);
          if (entry.fate() == Fate.DEAD) {
            assertThat(reason)
                .as(seed + ", " + entry.shown())
                .isNotBlank()
                .isNotEqualTo("forged")
                .hasSizeLessThan(600);
          } else {
            assertThat(reason).as(seed + ", " + entry.shown()).isNull();
          }
        });
    assertThat(reasons).as(seed).isEmpty();
  }

  /** Each stranger is told once, with the reason. */
  private void checkRefused(String seed) {
    wave.values().stream()
        .filter(entry -> entry.fate() == Fate.REFUSED)
        .forEach(
            entry -> {
              String stream = new WorkerId(entry.witness()).controlStream();
              assertThat(redis.stream(String.class).xrange(stream, StreamRange.of("-", "+")))
                  .as(seed + ", " + entry.shown())
                  .extracting(
                      told ->
                          Json.read(told.payload().getOrDefault("body", ""), ControlMessage.class))
                  .singleElement()
                  .isInstanceOfSatisfying(
                      ControlMessage.Cancel.class, told -> assertThat(told.reason()).isNotBlank());
            });
    assertThat(
            rows.apply("select worker from task_event where kind = 'refused' and text like '%: %'"))
        .as(seed)
        .containsAll(
            wave.values().stream()
                .filter(entry -> entry.what().equals("of another"))
                .map(HostileEntry::witness)
                .toList());
    redis.key().keys("control:stranger-*").forEach(key -> redis.key().del(key));
  }

  /** The oversized ones are put aside before anybody reads, and are in the channel's metrics. */
  private void checkCounted(String seed) {
    for (Fate fate : Fate.values()) {
      long expected =
          wave.values().stream()
              .filter(entry -> entry.fate() == fate && !entry.what().equals("oversized"))
              .count();
      double now = counted(fate);
      assertThat(now - before.getOrDefault(fate, 0.0))
          .as("%s, counted as %s", seed, fate)
          .isEqualTo(expected);
      seen.merge(fate, expected, Long::sum);
    }
  }

  private double counted(Fate fate) {
    return meters
        .find("swarm.events")
        .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  /** The story has each event once, and the task stands where its own worker brought it. */
  private void checkTold(AttemptScript attempt, String seed) {
    String task = attempt.order().task().value();
    int epoch = attempt.order().epoch();
    assertThat(
            rows.apply(
                "select seq::text from task_event where task_id = '%s' and epoch = %d and seq is not null"
                    .formatted(task, epoch)))
        .as(seed + ", story of " + task)
        .hasSize(attempt.lines())
        .doesNotHaveDuplicates();
    assertThat(
            rows.apply(
                "select worker from task_event where task_id = '%s' and seq is not null"
                    .formatted(task)))
        .as(seed)
        .containsOnly("w1");
    assertThat(
            rows.apply(
                "select status || ' ' || input_tokens || ' ' || cost_usd from task where id = '%s'"
                    .formatted(task)))
        .as(seed)
        .singleElement()
        .asString()
        .matches(
            (attempt.interrupted() ? "(ready|dispatched) " : "completed ")
                + 3 * epoch
                + " "
                + (epoch % 2 == 0 ? epoch / 2 + "\\.0+" : epoch / 2 + "\\.50+"));
  }

  @Override
  public String toString() {
    return seen.toString();
  }
}
