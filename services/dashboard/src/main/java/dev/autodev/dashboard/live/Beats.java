package dev.autodev.dashboard.live;

import dev.autodev.control.ledger.Committed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** From commits and transcripts to beats: what happens between two of them is one. */
@ApplicationScoped
class Beats {
  private final Listeners listeners;
  private final Transcripts transcripts;
  private final LiveConfig config;
  private final Vertx vertx;

  private final AtomicBoolean swarm = new AtomicBoolean();
  private final Set<Topic> tasks = ConcurrentHashMap.newKeySet();
  private long timer;
  private int passed;

  Beats(Listeners listeners, Transcripts transcripts, LiveConfig config, Vertx vertx) {
    this.listeners = listeners;
    this.transcripts = transcripts;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(config.every().toMillis(), tick -> beat());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  /** In the commit's way: must cost next to nothing, most of all while nobody looks. */
  void changed(@Observes Committed committed) {
    if (listeners.size() == 0) {
      return;
    }
    swarm.set(true);
    for (Topic topic : listeners.topics()) {
      if (topic.task().filter(committed.tasks()::containsKey).isPresent()) {
        tasks.add(topic);
      }
    }
  }

  private void beat() {
    tasks.removeIf(
        topic -> {
          listeners.tell(topic, Beat.CHANGED);
          return true;
        });
    passed++;
    if (passed >= config.swarmEvery() && swarm.compareAndSet(true, false)) {
      passed = 0;
      listeners.tell(Topic.SWARM, Beat.CHANGED);
    }
    transcripts.look(listeners.topics(), task -> listeners.tell(task, Beat.OUTPUT));
  }
}
