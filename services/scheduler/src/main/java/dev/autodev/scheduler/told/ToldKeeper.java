package dev.autodev.scheduler.told;

import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks into what webhooks told, oldest first. A delivery is settled after its look: who dies in
 * between leaves it to the next, whose look finds done what was done. Any number of processes may.
 */
@ApplicationScoped
public class ToldKeeper {
  private static final Logger LOG = Logger.getLogger(ToldKeeper.class);
  private static final Duration TIDIES = Duration.ofHours(1);

  @Inject ToldTable table;
  @Inject Answers answers;
  @Inject ToldConfig config;
  @Inject MeterRegistry registry;
  @Inject Clock clock;

  private final Looks looks =
      Looks.blocking(
          this::look, new Outage(LOG, "looking into deliveries", "they wait in their table"));

  private @Nullable Instant tidied;

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Looks into all that is there, which blocks; a failure of the database is thrown. */
  public void look() {
    List<Told> batch = table.open(config.batch());
    while (!batch.isEmpty()) {
      settle(batch);
      batch = batch.size() < config.batch() ? List.of() : table.open(config.batch());
    }
    tidy(clock.instant());
  }

  private void settle(List<Told> batch) {
    Map<Told.Question, List<Told>> asked =
        batch.stream()
            .collect(
                Collectors.groupingBy(Told::question, LinkedHashMap::new, Collectors.toList()));
    asked.forEach(
        (question, those) -> {
          String outcome = answer(question);
          int settled = table.done(those, outcome, clock.instant());
          registry.counter("swarm.deliveries", "topic", question.topic()).increment(settled);
          LOG.debugf(
              "topic=%s place=%s deliveries=%d: %s",
              question.topic(), question.place(), those.size(), outcome);
        });
  }

  /** What one place does wrong keeps no other from its turn, and is not asked for again at once. */
  private String answer(Told.Question question) {
    try {
      return answers.to(question.topic(), question.place());
    } catch (RuntimeException e) {
      LOG.warnf(
          "topic=%s place=%s left to the next poll: %s", question.topic(), question.place(), e);
      return "left to the next poll: " + e;
    }
  }

  /** In batches, so that no statement takes long. */
  private void tidy(Instant now) {
    Duration every = config.kept().compareTo(TIDIES) < 0 ? config.kept() : TIDIES;
    Instant last = tidied;
    if (last == null || last.isAfter(now) || !now.isBefore(last.plus(every))) {
      Instant before = now.minus(config.kept());
      int gone = table.forget(before, config.batch());
      while (gone == config.batch()) {
        gone = table.forget(before, config.batch());
      }
      tidied = now;
    }
  }
}
