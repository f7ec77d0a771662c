package dev.autodev.dashboard.live;

import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks how far the transcripts of the tasks have come whose pages are open, one look at a time.
 */
@ApplicationScoped
class Transcripts {
  private static final Logger LOG = Logger.getLogger(Transcripts.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final StreamTail tail;
  private final Map<Topic, String> ends = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  Transcripts(StreamTail tail) {
    this.tail = tail;
  }

  /** Names those that have said more since the last look. */
  synchronized void look(Set<Topic> watched, Consumer<Topic> more) {
    ends.keySet().retainAll(watched);
    if (asked.get() > 0) {
      return;
    }
    for (Topic topic : watched) {
      topic.task().ifPresent(task -> ask(topic, task, more));
    }
  }

  private void ask(Topic topic, String task, Consumer<Topic> more) {
    asked.incrementAndGet();
    tail.before(Streams.OUTPUT_PREFIX + task, StreamTail.END, 1)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onTermination()
        .invoke(asked::decrementAndGet)
        .subscribe()
        .with(
            last -> found(topic, last, more),
            e -> LOG.debugf("task=%s: its transcript is not seen now (%s)", task, e));
  }

  private synchronized void found(Topic topic, List<StreamEntry> last, Consumer<Topic> more) {
    String end = last.isEmpty() ? "" : last.getFirst().id();
    String before = ends.put(topic, end);
    if (before != null && !before.equals(end)) {
      more.accept(topic);
    }
  }
}
