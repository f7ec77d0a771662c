package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.HostileEntry.Fate;
import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import dev.autodev.model.WorkerId;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes on the events stream, each entry has one known fate, and the work goes on; {@code
 * -Dhostile.seed=n} plays one run again, {@code -Dhostile.events=n} sets how many entries at least.
 */
@QuarkusTest
class HostileEventsTest extends ControlPlaneTest {
  private static final int ENTRIES = Integer.getInteger("hostile.events", 10_000);
  private static final int WAVE = 600;
  private static final int TASKS_A_WAVE = 25;

  @Inject StreamAppender appender;

  @Test
  void eachEntryHasOneKnownFateAndNothingStops() {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    System.out.println("-Dhostile.seed=" + seed);
    Random random = new Random(seed);
    Fates fates = new Fates(redis, this::rows);
    FakeWorker worker = worker("w1").seen(5_000, Role.SECURITY);
    List<AttemptScript> attempts = List.of();
    long atFirst = 0;
    int sent = 0;
    for (int wave = 0; sent < ENTRIES; wave++) {
      attempts = attempts(worker, attempts, random);
      List<HostileEntry> entries =
          new HostileWave(seed + "-" + wave, random, attempts).entries(WAVE, 1 + wave % 2);
      fates.begin();
      fates.expect(entries, append(entries));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(left()).as("entries left, seed " + seed).isZero());
      fates.check(attempts, "-Dhostile.seed=" + seed + ", wave " + wave);
      sent += entries.size();
      atFirst = sent < ENTRIES / 2 ? Math.max(atFirst, heap()) : atFirst;
    }
    System.out.printf("%d entries: %s; heap %d -> %d kB%n", sent, fates, atFirst, heap());
    assertThat(fates.seen(Fate.APPLIED)).isPositive();
    keepsNoMoreThan(atFirst + atFirst / 10);
  }

  /** New tasks and those that the wave before gave back. */
  private List<AttemptScript> attempts(
      FakeWorker worker, List<AttemptScript> before, Random random) {
    ask(
        tasks.createAll(
            IntStream.range(0, TASKS_A_WAVE)
                .mapToObj(i -> NewTask.of(scan()).in("sample"))
                .toList(),
            ANNA));
    int orders = TASKS_A_WAVE + (int) before.stream().filter(AttemptScript::interrupted).count();
    List<AttemptScript> attempts = new ArrayList<>();
    for (TaskOrder order :
        await().until(() -> worker.waiting(Role.SECURITY), waiting -> waiting.size() == orders)) {
      attempts.add(new AttemptScript(order, new WorkerId("w1"), random, random.nextInt(4) == 0));
    }
    redis.key().del(Role.SECURITY.taskStream());
    return attempts;
  }

  private List<String> append(List<HostileEntry> entries) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += 50) {
      ids.addAll(
          ask(
              appender.append(
                  entries.subList(from, Math.min(entries.size(), from + 50)).stream()
                      .map(entry -> Outgoing.of(Streams.EVENTS, entry.fields()))
                      .toList())));
    }
    return ids;
  }

  private long left() {
    return redis.stream(String.class).xlen(Streams.EVENTS);
  }

  private List<String> rows(String query) {
    List<String> rows = new ArrayList<>();
    ask(pool.query(query).execute()).forEach(row -> rows.add(row.getString(0)));
    return rows;
  }

  /** What the rest of the application holds for a moment is no leak; what stays is one. */
  private static void keepsNoMoreThan(long kilobytes) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(heap()).as("kB on the heap").isLessThan(kilobytes));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
  }
}
