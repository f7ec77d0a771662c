package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes on a role's stream, the worker takes the next good order; {@code -Dhostile.seed=n}
 * plays one run again, {@code -Dhostile.orders=n} sets how many.
 */
@QuarkusTest
class BrokenOrdersTest extends AgentTest {
  private static final int ORDERS = Integer.getInteger("hostile.orders", 2_000);
  private static final int WAVE = 400;
  private static final int OVERSIZED_AT = 7;

  private final Map<String, Map<String, String>> broken = new HashMap<>();
  private final Set<TaskId> good = new HashSet<>();
  private final Set<TaskId> never = new HashSet<>();

  @Test
  void areDeadLetteredAndNeverClaimedAndTheGoodOnesBetweenThemAreDone() {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    System.out.println("-Dhostile.seed=" + seed);
    Random random = new Random(seed);
    BrokenOrders mutator = new BrokenOrders(random);
    for (int sent = 0; sent < ORDERS; sent += WAVE) {
      wave(random, mutator);
      // Acknowledged, whatever became of them.
      soon().until(() -> redis.execute("XLEN", TASKS).toLong() == 0);
    }

    assertDeadLetters("-Dhostile.seed=" + seed);
    assertDone("-Dhostile.seed=" + seed);
    task = TaskId.next(Clock.systemUTC());
    builder.when(task, work -> DONE);
    send(order());
    assertThat(awaitOutcome()).isEqualTo(DONE);
  }

  private void wave(Random random, BrokenOrders mutator) {
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      task = TaskId.next(Clock.systemUTC());
      String order = Json.write(order(1 + random.nextInt(5), Duration.ofMinutes(1)));
      if (i % 20 == 0) {
        good.add(task);
        builder.when(task, work -> DONE);
        // Twice: the second one is known and ignored.
        sent.add(new Sent(Map.of("body", order), true));
        sent.add(new Sent(Map.of("body", order), true));
      } else {
        never.add(task);
        sent.add(
            new Sent(i == OVERSIZED_AT ? BrokenOrders.oversized(order) : mutator.of(order), false));
      }
    }
    List<String> ids =
        appender
            .append(sent.stream().map(one -> Outgoing.of(TASKS, one.fields())).toList())
            .await()
            .atMost(Duration.ofSeconds(20));
    for (int i = 0; i < ids.size(); i++) {
      if (!sent.get(i).good()) {
        broken.put(ids.get(i), sent.get(i).fields());
      }
    }
  }

  private record Sent(Map<String, String> fields, boolean good) {}

  private void assertDeadLetters(String seed) {
    Map<String, String> reasons = new HashMap<>();
    for (StreamEntry letter : entries(Streams.DEAD)) {
      if (TASKS.equals(letter.fields().get("dead.stream"))) {
        reasons.put(letter.fields().get("dead.id"), letter.fields().get("dead.reason"));
      }
    }
    broken.forEach(
        (id, fields) -> {
          String text = fields.toString();
          assertThat(reasons.get(id))
              .as(seed + ", " + text.substring(0, Math.min(text.length(), 500)))
              .isNotBlank()
              .isNotEqualTo("forged")
              .hasSizeLessThan(1_200);
        });
    assertThat(broken).as(seed).hasSizeGreaterThanOrEqualTo(ORDERS * 9 / 10);
  }

  private void assertDone(String seed) {
    Map<TaskId, List<TaskOutcome>> outcomes = new HashMap<>();
    Set<TaskId> claimed = new HashSet<>();
    for (SwarmEvent event : events()) {
      if (event instanceof SwarmEvent.TaskClaimed claim) {
        claimed.add(claim.task());
      } else if (event instanceof SwarmEvent.TaskFinished end) {
        outcomes.computeIfAbsent(end.task(), any -> new ArrayList<>()).add(end.outcome());
      }
    }
    assertThat(claimed).as(seed).doesNotContainAnyElementsOf(never);
    assertThat(good)
        .as(seed)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(outcomes.get(one)).containsExactly(DONE));
  }
}
