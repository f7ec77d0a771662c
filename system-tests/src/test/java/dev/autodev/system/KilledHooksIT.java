package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The webhook service, and nothing else of a swarm, is killed while a burst of deliveries comes;
 * its senders send again what was not acknowledged.
 */
class KilledHooksIT {
  private static final int BURST = 3_000;
  private static final int SENDERS = 16;
  private static final String SECRET = "a-secret-of-this-hook-alone";

  private static final List<Process> STARTED = new ArrayList<>();

  @TempDir static Path folder;
  private static Stores stores;

  /** What each delivery was answered, such as {@code accepted}. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  @BeforeAll
  static void makeTables() throws Exception {
    Project.assumeIsBuilt("webhook");
    Project.assumeIsBuilt("scheduler");
    stores = Stores.onServers();
    up("scheduler", stores.scheduler(folder)).destroyForcibly().waitFor();
  }

  @AfterAll
  static void stop() {
    STARTED.forEach(Process::destroyForcibly);
  }

  @Test
  void whatIsAcknowledgedIsKeptOnceThoughTheServiceIsKilled() throws Exception {
    List<String> burst = IntStream.range(0, BURST).mapToObj("delivery-%d"::formatted).toList();
    Process victim = up("victim");
    send(burst, victim, "victim", BURST / 2);
    victim.waitFor();
    assertThat(acknowledged).as("acknowledged when it died").hasSizeLessThan(BURST);
    List<String> kept = kept();
    assertThat(kept).containsAll(acknowledged.keySet());
    Set<String> keptUnanswered = new HashSet<>(kept);
    keptUnanswered.removeAll(acknowledged.keySet());
    Process last = up("last");
    send(burst, last, "last", Integer.MAX_VALUE);

    assertThat(kept()).containsExactlyInAnyOrderElementsOf(burst);
    assertThat(acknowledged.keySet()).containsExactlyInAnyOrderElementsOf(burst);
    assertThat(burst)
        .filteredOn(one -> "duplicate".equals(acknowledged.get(one)))
        .as("kept before the answer was lost, and therefore sent again")
        .containsExactlyInAnyOrderElementsOf(keptUnanswered);
    System.out.printf("kept though nobody was answered: %d%n", keptUnanswered.size());
    acknowledged.clear();
    send(burst.subList(0, SENDERS), last, "last", Integer.MAX_VALUE);
    assertThat(acknowledged).hasSize(SENDERS).allSatisfy(KilledHooksIT::isKnown);
  }

  private static void isKnown(String delivery, String result) {
    assertThat(result).as(delivery).isEqualTo("duplicate");
  }

  /** Each that is not acknowledged; the process is killed when so many are. */
  private void send(List<String> burst, Process service, String name, int enough) throws Exception {
    Queue<String> waiting = new ConcurrentLinkedQueue<>(burst);
    waiting.removeAll(acknowledged.keySet());
    List<Future<?>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      for (int sender = 0; sender < SENDERS; sender++) {
        Hooks hooks = Hooks.told(log(name), SECRET);
        senders.add(
            threads.submit(
                () -> {
                  String one;
                  while (service.isAlive() && (one = waiting.poll()) != null) {
                    String delivery = one;
                    hooks.send(delivery).ifPresent(answer -> acknowledged.put(delivery, answer));
                    if (acknowledged.size() >= enough) {
                      service.destroyForcibly();
                    }
                  }
                }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    }
  }

  private static List<String> kept() {
    return stores.rows("select delivery from webhook_delivery");
  }

  private static Process up(String name) {
    return up(name, stores.webhook(folder, SECRET));
  }

  private static Process up(String name, OwnChild service) {
    Process process = service.up(log(name));
    STARTED.add(process);
    return process;
  }

  private static Path log(String name) {
    return folder.resolve(name + ".log");
  }
}
